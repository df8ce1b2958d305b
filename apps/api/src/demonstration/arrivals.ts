import { addDays, type CivilDate } from '@approdo/shared/dates';
import type { Context } from '../platform/context.ts';
import { districtPlans } from './bodies.ts';
import { type FileToWrite, writeCaseFiles } from './bulk.ts';
import { type BelfioreOfCountry, type InventedPerson, inventPerson } from './people.ts';
import type { Cast, PromoterDesk } from './people-and-bodies.ts';
import type { Random } from './random.ts';

/** A person who came to a desk, and the file that was opened. */
export interface Arrival {
  caseFileId: string;
  desk: PromoterDesk;
  districtId: string;
  openedOn: CivilDate;
  file: FileToWrite;
}

export interface ArrivalOptions {
  random: Random;
  cast: Cast;
  count: number;
  /** The day the world stands on. */
  on: CivilDate;
  belfioreOf: BelfioreOfCountry;
  /** How many days ago the first and the last of them came; within the last half year unless said. */
  daysAgo?: readonly [min: number, max: number];
  /** Share of the files that hold everything a dowry asks for. */
  completeShare: number;
  /** Tax codes that are somebody's already; those given here are added. */
  taken: Set<string>;
}

/** Files written in one transaction. */
const batchSize = 500;

/** Transactions under way at once: while one waits for the disk, the next is made. */
const batchesAtOnce = 3;

/** Opens case files for invented people, spread over districts, promoters and the last half year. */
export async function openFiles(system: Context, options: ArrivalOptions): Promise<Arrival[]> {
  const arrivals: Arrival[] = [];
  let begun = 0;
  const writer = async () => {
    while (begun < options.count) {
      const first = begun;
      begun = Math.min(options.count, begun + batchSize);
      const batch = Array.from({ length: begun - first }, (_, index) => arrive(options, first + index));
      const ids = await writeCaseFiles(
        system,
        batch.map(({ file }) => file),
      );
      for (const [index, arrival] of batch.entries())
        arrivals[first + index] = { ...arrival, caseFileId: ids[index] ?? '' };
    }
  };
  await Promise.all(Array.from({ length: batchesAtOnce }, writer));
  return arrivals;
}

function arrive(options: ArrivalOptions, serial: number): Omit<Arrival, 'caseFileId'> {
  const { random, cast, on, completeShare } = options;
  const plan = random.weighted(districtPlans.map((each) => [each, each.share] as const));
  const desk = random.pick(cast.desks.filter(({ districts }) => districts.includes(plan.code)));
  // what is known of someone who came long ago was known then
  const cameOn = options.daysAgo ? addDays(on, -random.between(...options.daysAgo)) : undefined;
  const person = someoneNew({ ...options, on: cameOn ?? on }, serial);
  const openedOn = cameOn ?? addDays(on, -random.between(2, 170));
  const openedAt = new Date(
    `${openedOn}T${String(random.between(8, 16)).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}:00Z`,
  );
  const districtId = cast.districtIds.get(plan.code) ?? '';
  const file: FileToWrite = {
    person,
    organisationId: desk.organisationId,
    districtId,
    municipality: plan.municipality,
    operatorId: desk.operator.id,
    openedAt,
    openedOn,
    filled: random.chance(completeShare) ? 'complete' : 'opened',
  };
  return { desk, districtId, openedOn, file };
}

/** Names and birthdays meet; a tax code belongs to one person. */
function someoneNew({ random, on, belfioreOf, taken }: ArrivalOptions, serial: number): InventedPerson {
  for (let attempt = 0; attempt < 100; attempt++) {
    const person = inventPerson(random, { on, serial, belfioreOf });
    if (taken.has(person.taxCode.code)) continue;
    taken.add(person.taxCode.code);
    return person;
  }
  throw new Error('nobody new could be invented: there are too many already');
}
