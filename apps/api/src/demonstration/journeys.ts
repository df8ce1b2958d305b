import { addDays, ageOn, type CivilDate } from '@approdo/shared/dates';
import { openPlan, signPlan } from '../modules/action-plans/index.ts';
import {
  type Dowry,
  grantClearance,
  refuseDowry,
  requestDowry,
  withdrawDowry,
} from '../modules/dowries/index.ts';
import { type EditionId, editionNamed } from '../modules/programmes/index.ts';
import type { Database } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import { actingAs, type Someone } from './actors.ts';
import type { Arrival } from './arrivals.ts';
import { inventPlan } from './plan-texts.ts';
import type { Random } from './random.ts';

/** How far a path has come; each step includes those before it. */
const steps = ['file', 'draft', 'signed', 'requested', 'granted'] as const;
type Step = (typeof steps)[number];

/** How many of the complete files stand at each step: parts in a hundred. */
const standing: readonly (readonly [Step, number])[] = [
  ['file', 26],
  ['draft', 14],
  ['signed', 14],
  ['requested', 14],
  ['granted', 32],
];

export interface JourneyOptions {
  database: Database;
  random: Random;
  arrivals: readonly Arrival[];
  on: CivilDate;
  /** The last day on which something has happened. */
  until: CivilDate;
  /** The officer who grants. */
  granter: Someone;
}

/** Takes people along their paths through the product's own commands, each step on its day; a rule that refuses one leaves them where they are. */
export async function travel(options: JourneyOptions): Promise<void> {
  const { random, on, until } = options;
  for (const arrival of options.arrivals) {
    const step = random.weighted(standing);
    if (arrival.file.filled !== 'complete' || step === 'file') continue;
    const planOn = earlier(
      later(addDays(arrival.openedOn, random.between(1, 25)), addDays(on, -random.between(1, 40))),
      until,
    );
    await walk(options, { arrival, goal: steps.indexOf(step), planOn });
  }
}

/** A dowry that was granted, and to whom. */
export interface GrantedDowry {
  dowry: Dowry;
  arrival: Arrival;
  grantedOn: CivilDate;
}

/** Takes someone who came a long time ago to the grant, without pauses; null where a rule, the authority or the person stops it. */
export function walkToGrant(options: JourneyOptions, arrival: Arrival): Promise<GrantedDowry | null> {
  const planOn = addDays(arrival.openedOn, options.random.between(1, 6));
  return walk(options, { arrival, goal: steps.indexOf('granted'), planOn });
}

interface Walk {
  arrival: Arrival;
  goal: number;
  planOn: CivilDate;
}

async function walk(options: JourneyOptions, path: Walk): Promise<GrantedDowry | null> {
  try {
    return await walkFar(options, path);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return null;
  }
}

async function walkFar(
  options: JourneyOptions,
  { arrival, goal, planOn }: Walk,
): Promise<GrantedDowry | null> {
  const { database, random, on, until } = options;
  const { desk, caseFileId } = arrival;
  const diary = keepDiary(random);
  const operator = (day: CivilDate) => actingAs(database, desk.operator, diary(day));
  const edition = editionNamed(editionFor(arrival, on));
  const draft = await openPlan(operator(planOn), {
    caseFileId,
    editionId: edition.id,
    language: 'it',
    content: inventPlan(random, edition, planOn),
  });
  if (goal < steps.indexOf('signed')) return null;
  const signedOn = earlier(addDays(planOn, random.between(2, 9)), until);
  await signPlan(operator(signedOn), {
    actionPlanId: draft.id,
    expectedVersion: draft.version,
    language: 'it',
    signature: {
      signatory: 'person',
      personSignedOn: signedOn,
      personMethod: 'inPresence',
      operatorSignedOn: signedOn,
      operatorMethod: 'digitally',
    },
  });
  if (goal < steps.indexOf('requested')) return null;
  const requestedOn = earlier(addDays(signedOn, random.between(1, 6)), until);
  const dowry = await requestDowry(operator(requestedOn), { caseFileId, editionId: edition.id });
  if (goal < steps.indexOf('granted')) return null;
  return decide(options, { arrival, dowry, requestedOn, diary });
}

interface Decision {
  arrival: Arrival;
  dowry: Dowry;
  requestedOn: CivilDate;
  diary(day: CivilDate): Date;
}

/** The authority refuses some; of those it grants, some are withdrawn before the start. */
async function decide(options: JourneyOptions, decision: Decision): Promise<GrantedDowry | null> {
  const { database, random, until, granter } = options;
  const { arrival, dowry, requestedOn, diary } = decision;
  const decidedOn = earlier(addDays(requestedOn, random.between(1, 12)), until);
  const authority = actingAs(database, granter, diary(decidedOn));
  const change = { dowryId: dowry.id, expectedVersion: dowry.version };
  if (random.chance(0.06)) {
    await refuseDowry(authority, {
      ...change,
      reason: 'La convenzione con l’ospitante non è firmata: completare e ripresentare.',
    });
    return null;
  }
  const granted = await grantClearance(authority, change);
  if (!random.chance(0.08)) return { dowry: granted, arrival, grantedOn: decidedOn };
  const withdrawnOn = earlier(addDays(decidedOn, random.between(1, 9)), until);
  await withdrawDowry(actingAs(database, arrival.desk.operator, diary(withdrawnOn)), {
    dowryId: dowry.id,
    expectedVersion: granted.version,
    reason: 'La persona ha trovato lavoro prima dell’avvio del tirocinio.',
  });
  return null;
}

/** The edition an operator would choose: the one for young migrants where the age allows, else the general one. */
function editionFor({ file }: Arrival, on: CivilDate): EditionId {
  return ageOn(file.person.birthDate, on) < 24 ? 'percorsi-4' : 'puoi-plus-2024';
}

const earlier = (a: CivilDate, b: CivilDate) => (a < b ? a : b);
const later = (a: CivilDate, b: CivilDate) => (a > b ? a : b);

/** The instants of one path: each in working hours and after the one before. */
function keepDiary(random: Random): (day: CivilDate) => Date {
  let last = 0;
  return (day) => {
    last = Math.max(workingHour(random, day).getTime(), last + 20 * 60_000);
    return new Date(last);
  };
}

/** An instant of a working day, between nine and five in Italy. */
export function workingHour(random: Random, day: CivilDate): Date {
  return new Date(
    `${day}T${String(random.between(8, 15)).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}Z`,
  );
}
