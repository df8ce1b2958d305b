import { addDays, type CivilDate, civilDate } from '@approdo/shared/dates';
import { accrueDowry, dowryComponentsIn, transferBetweenDistricts } from '../modules/ledger/index.ts';
import type { Context } from '../platform/context.ts';
import type { Database } from '../platform/database.ts';
import { newId } from '../platform/id.ts';
import { actingAs } from './actors.ts';
import { openFiles } from './arrivals.ts';
import { type GrantedDowry, walkToGrant, workingHour } from './journeys.ts';
import { type LifeEvent, type LifeOptions, lifeOf, mistakeOf } from './lives.ts';
import type { BelfioreOfCountry } from './people.ts';
import type { Cast } from './people-and-bodies.ts';
import { randomOf } from './random.ts';
import { closeMonths, openDesk } from './settlement.ts';

export interface VeteranOptions {
  database: Database;
  system: Context;
  cast: Cast;
  belfioreOf: BelfioreOfCountry;
  taken: Set<string>;
  seed: number;
  /** How many came, so that about four in five of them were granted a dowry. */
  count: number;
  /** The first day of the money. */
  from: CivilDate;
  /** The day the world stands on. */
  on: CivilDate;
  /** Whether the months that ended long ago are closed at the end, with one fact that comes late. */
  closesMonths: boolean;
}

/** What hours certified late are worth, in cents. */
const lateCents = 360;

/** Paths that are walked at once: while one waits for the disk, another goes on. */
const pathsAtOnce = 4;

/** People who came between seven weeks and ten months ago, and the whole life of their doti: started, certified, paid, ended, recovered. */
export async function bringVeterans(options: VeteranOptions): Promise<void> {
  const { database, system, cast, belfioreOf, taken, seed, count, on } = options;
  const random = randomOf(seed);
  const arrivals = await openFiles(system, {
    random,
    cast,
    count,
    on,
    daysAgo: [50, 300],
    belfioreOf,
    completeShare: 1,
    taken,
  });
  const granted: GrantedDowry[] = [];
  const waiting = [...arrivals.entries()];
  const walker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [at, arrival] = next;
      // a stream of chances of its own: the walks overtake each other, and the world is the same all the same
      const path = {
        database,
        random: randomOf(seed + 1 + at),
        arrivals,
        on,
        until: addDays(on, -1),
        granter: cast.officers[1],
      };
      const dowry = await walkToGrant(path, arrival);
      if (dowry) granted[at] = dowry;
    }
  };
  await Promise.all(Array.from({ length: pathsAtOnce }, walker));
  await live(options, granted.filter(Boolean), randomOf(seed + count + 1));
  if (options.closesMonths) await closeAndComeLate(options, granted.filter(Boolean));
}

async function live(
  options: VeteranOptions,
  granted: readonly GrantedDowry[],
  random: ReturnType<typeof randomOf>,
) {
  const { database, cast, from, on } = options;
  const desk = openDesk({ database, random, officers: cast.officers, from, on });
  const lifeOptions: LifeOptions = { database, random, officer: cast.officers[0], due: desk.due };
  const recent = granted.findLast(
    ({ grantedOn }) => grantedOn < addDays(on, -40) && grantedOn > addDays(on, -150),
  );
  const events: LifeEvent[] = [
    ...granted.flatMap((dowry) => lifeOf(dowry, lifeOptions)),
    ...(recent ? [mistakeOf(recent, addDays(recent.grantedOn, 30), lifeOptions)] : []),
    ...desk.events,
    transfer(options, random),
  ];
  for (const event of events
    .filter((each) => each.on < on)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)))
    await event.happen();
}

/** Five hundred euro that one district gives to another. */
function transfer({ database, cast, on }: VeteranOptions, random: ReturnType<typeof randomOf>): LifeEvent {
  const day = addDays(on, -45);
  return {
    on: day,
    happen: async () => {
      const ctx = actingAs(database, cast.officers[1], workingHour(random, day));
      await ctx.transaction((tx) =>
        transferBetweenDistricts(tx, ctx, {
          transferId: newId(),
          editionId: 'percorsi-4',
          fundId: 'fse',
          fromDistrictId: cast.districtIds.get('LT/1') ?? '',
          toDistrictId: cast.districtIds.get('CZ') ?? '',
          amountCents: 50_000,
        }),
      );
    },
  };
}

/** Closes the old months; then hours of one of them are certified after all, and count from the first open month. */
async function closeAndComeLate(options: VeteranOptions, granted: readonly GrantedDowry[]): Promise<void> {
  const { database, cast, from, on, seed } = options;
  const random = randomOf(seed);
  const months = await closeMonths({ database, random, officers: cast.officers, from, on });
  const lastClosed = months.at(-1);
  const started = await underWay(options, granted);
  if (!lastClosed || !started) return;
  const ctx = actingAs(database, started.arrival.desk.operator, workingHour(random, addDays(on, -1)));
  await ctx.transaction((tx) =>
    accrueDowry(tx, ctx, {
      dowryId: started.dowry.id,
      fact: { kind: 'timesheet', timesheetId: newId(), minutes: 60 },
      lines: [{ component: 'operatorServices', amountCents: lateCents }],
      effectiveOn: civilDate(`${lastClosed}-20`),
    }),
  );
}

/** A dowry under way since before the last closed month, with money left for guidance. */
async function underWay(
  { system, on }: VeteranOptions,
  granted: readonly GrantedDowry[],
): Promise<GrantedDowry | undefined> {
  for (const each of granted) {
    const lines = await system.read((tx) => dowryComponentsIn(tx, each.dowry.id));
    const services = lines.find(({ component }) => component === 'operatorServices');
    if (each.grantedOn < addDays(on, -110) && (services?.committedCents ?? 0) > lateCents) return each;
  }
  return undefined;
}
