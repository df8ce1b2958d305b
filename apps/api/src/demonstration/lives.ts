import { addDays, addMonths, type CivilDate } from '@approdo/shared/dates';
import { splitCents } from '@approdo/shared/money';
import {
  accrueDowry,
  commitDowry,
  type DueFact,
  type LineAmount,
  releaseDowry,
  reverseTransaction,
} from '../modules/ledger/index.ts';
import type { Database } from '../platform/database.ts';
import { newId } from '../platform/id.ts';
import { actingAs, type Someone } from './actors.ts';
import { type GrantedDowry, workingHour } from './journeys.ts';
import type { Random } from './random.ts';

/** An amount that is due, and of which edition. */
export interface DueLine extends LineAmount {
  editionId: string;
}

/** Something that happens to a dowry after its grant, on a day. */
export interface LifeEvent {
  on: CivilDate;
  happen(): Promise<void>;
}

export interface LifeOptions {
  database: Database;
  random: Random;
  /** Who admits months and undoes what was wrong. */
  officer: Someone;
  /** Tells what has become due, to be ordered. */
  due(line: DueLine): void;
}

const timesheets = 6;
/** Of the hours of a plan, those that are certified in the end. */
const certifiedShare = 0.96;
const months = 6;
const monthDays = 30;

/**
 * What happens to a granted dowry, as far as the proportions of the first editions say: two in three of those who start complete six
 * months, the others leave earlier; nine months in ten reach the hours. Each event posts through the ledger's own commands.
 */
export function lifeOf(granted: GrantedDowry, options: LifeOptions): LifeEvent[] {
  const { random } = options;
  const startsOn = addDays(granted.grantedOn, random.between(6, 18));
  const monthsDone = random.chance(0.66) ? months : random.between(1, 4);
  const endsOn = addDays(startsOn, monthsDone * monthDays);
  const within = (event: LifeEvent) => event.on <= endsOn;
  return [
    started(granted, startsOn, options),
    ...certifiedHours(granted, startsOn, options).filter(within),
    ...admittedMonths(granted, startsOn, options).filter(within),
    ...ending(granted, { endsOn: addDays(endsOn, 6), isComplete: monthsDone === months }, options),
  ];
}

function started(granted: GrantedDowry, on: CivilDate, { database, random }: LifeOptions): LifeEvent {
  const operator = granted.arrival.desk.operator;
  return {
    on,
    happen: async () => {
      const ctx = actingAs(database, operator, workingHour(random, on));
      await ctx.transaction((tx) => commitDowry(tx, ctx, { dowryId: granted.dowry.id }));
    },
  };
}

function certifiedHours(granted: GrantedDowry, startsOn: CivilDate, options: LifeOptions): LifeEvent[] {
  const { dowry, arrival } = granted;
  const line = dowry.lines.find(({ component }) => component === 'operatorServices');
  const shares = splitCents(Math.floor((line?.amountCents ?? 0) * certifiedShare), timesheets);
  return shares.map((amountCents, at) => {
    const on = addDays(startsOn, 8 + at * 27);
    const timesheetId = newId();
    const fact = {
      kind: 'timesheet',
      timesheetId,
      minutes: Math.round((line?.quantityMax ?? 0) / timesheets),
    } as const;
    return becomesDue(
      granted,
      { on, fact, component: 'operatorServices', amountCents, by: arrival.desk.operator },
      options,
    );
  });
}

function admittedMonths(granted: GrantedDowry, startsOn: CivilDate, options: LifeOptions): LifeEvent[] {
  const line = granted.dowry.lines.find(({ component }) => component === 'traineeAllowance');
  const shares = splitCents(line?.amountCents ?? 0, months);
  return shares.flatMap((amountCents, at) => {
    if (options.random.chance(0.1)) return [];
    const on = addDays(startsOn, (at + 1) * monthDays);
    const fact = { kind: 'month', month: addMonths(startsOn, at).slice(0, 7) } as const;
    return [
      becomesDue(
        granted,
        { on, fact, component: 'traineeAllowance', amountCents, by: options.officer },
        options,
      ),
    ];
  });
}

interface Due {
  on: CivilDate;
  fact: DueFact;
  component: LineAmount['component'];
  amountCents: number;
  by: Someone;
}

function becomesDue(
  { dowry }: GrantedDowry,
  { on, fact, component, amountCents, by }: Due,
  { database, random, due }: LifeOptions,
): LifeEvent {
  return {
    on,
    happen: async () => {
      const ctx = actingAs(database, by, workingHour(random, on));
      const lines = [{ component, amountCents }];
      await ctx.transaction((tx) => accrueDowry(tx, ctx, { dowryId: dowry.id, fact, lines }));
      due({ dowryId: dowry.id, component, amountCents, editionId: dowry.edition.id });
    },
  };
}

/** A path that was completed pays the host; what is left of any path returns to the district. */
function ending(
  granted: GrantedDowry,
  { endsOn, isComplete }: { endsOn: CivilDate; isComplete: boolean },
  options: LifeOptions,
): LifeEvent[] {
  const { dowry, arrival } = granted;
  const { database, random, officer } = options;
  const tutoring = dowry.lines.find(({ component }) => component === 'hostTutoring');
  const completion = becomesDue(
    granted,
    {
      on: endsOn,
      fact: { kind: 'completion' },
      component: 'hostTutoring',
      amountCents: tutoring?.amountCents ?? 0,
      by: officer,
    },
    options,
  );
  const release: LifeEvent = {
    on: endsOn,
    happen: async () => {
      const ctx = actingAs(database, arrival.desk.operator, workingHour(random, endsOn));
      const reason = isComplete ? 'completed' : 'interrupted';
      await ctx.transaction((tx) => releaseDowry(tx, ctx, { dowryId: dowry.id, reason }));
    },
  };
  return isComplete ? [completion, release] : [release];
}

/** Hours that were certified with the wrong amount, undone by an officer and certified again. */
export function mistakeOf({ dowry, arrival }: GrantedDowry, on: CivilDate, options: LifeOptions): LifeEvent {
  const { database, random, officer, due } = options;
  const fact = { kind: 'timesheet', timesheetId: newId(), minutes: 120 } as const;
  const certify = async (amountCents: number) => {
    const ctx = actingAs(database, arrival.desk.operator, workingHour(random, on));
    const lines = [{ component: 'operatorServices', amountCents }] as const;
    return ctx.transaction((tx) => accrueDowry(tx, ctx, { dowryId: dowry.id, fact, lines }));
  };
  return {
    on,
    happen: async () => {
      const { transactionId } = await certify(7200);
      await reverseTransaction(actingAs(database, officer, workingHour(random, on)), {
        transactionId,
        reason: 'wrongAmount',
      });
      await certify(720);
      due({
        dowryId: dowry.id,
        component: 'operatorServices',
        amountCents: 720,
        editionId: dowry.edition.id,
      });
    },
  };
}
