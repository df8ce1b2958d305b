import { addDays, addMonths, type CivilDate, dateOf, datePartsOf } from '@approdo/shared/dates';
import {
  claimRecovery,
  decidePeriodAct,
  type LineAmount,
  orderPayment,
  proposePeriodAct,
  recordPayment,
  recordRecovered,
  recordRejection,
} from '../modules/ledger/index.ts';
import type { Context } from '../platform/context.ts';
import type { Database } from '../platform/database.ts';
import { newId } from '../platform/id.ts';
import { actingAs, type Someone } from './actors.ts';
import { workingHour } from './journeys.ts';
import type { DueLine, LifeEvent } from './lives.ts';
import type { Random } from './random.ts';

export interface SettlementOptions {
  database: Database;
  random: Random;
  officers: readonly [Someone, Someone];
  /** The first day of the money. */
  from: CivilDate;
  /** The day the world stands on. */
  on: CivilDate;
}

/** What is due, what was ordered and what was paid, as the authority's desk knows it. */
export interface Desk {
  due(line: DueLine): void;
  events: LifeEvent[];
}

const linesMax = 400;

/**
 * The authority's months: what is due is ordered on the tenth and answered by the bank five days later. The third answer rejects a
 * line, which is ordered again; two payments are asked back, one of them comes; the last order waits for its answer.
 */
export function openDesk(options: SettlementOptions): Desk {
  const { database, random, officers, on } = options;
  const waiting: DueLine[] = [];
  const paid: LineAmount[] = [];
  let answers = 0;
  const acting = (someone: Someone, day: CivilDate) => actingAs(database, someone, workingHour(random, day));

  const order = async (day: CivilDate): Promise<{ orderId: string; lines: DueLine[] }[]> => {
    const ctx = acting(officers[0], day);
    const orders = [...byEdition(waiting.splice(0))].map((lines) => ({ orderId: newId(), lines }));
    for (const each of orders)
      await ctx.transaction((tx) => orderPayment(tx, ctx, { ...each, lines: each.lines.map(amountOf) }));
    return orders;
  };
  const answer = async (ctx: Context, { orderId, lines }: { orderId: string; lines: DueLine[] }) => {
    answers += 1;
    const bankReference = `CRO-${String(answers).padStart(6, '0')}`;
    const rejected = answers === 3 ? lines.slice(0, 1) : [];
    const accepted = lines.slice(rejected.length);
    const reply = { orderId, bankReference };
    if (rejected.length > 0)
      await ctx.transaction((tx) =>
        recordRejection(tx, ctx, { ...reply, lines: rejected.map(amountOf), reasonCode: 'AC04' }),
      );
    if (accepted.length > 0)
      await ctx.transaction((tx) => recordPayment(tx, ctx, { ...reply, lines: accepted.map(amountOf) }));
    waiting.push(...rejected);
    paid.push(...accepted.map(amountOf));
  };
  const monthly = (day: CivilDate): LifeEvent[] => {
    let orders: Awaited<ReturnType<typeof order>> = [];
    return [
      {
        on: day,
        happen: async () => {
          orders = await order(day);
        },
      },
      {
        on: addDays(day, 5),
        happen: async () => {
          for (const each of orders) await answer(acting(officers[1], addDays(day, 5)), each);
        },
      },
    ];
  };
  const recoveryId = newId();
  const recoverable: LineAmount[] = [];
  const asked = addDays(on, -24);
  const recoveries: LifeEvent[] = [
    {
      on: asked,
      happen: async () => {
        const ctx = acting(officers[0], asked);
        const lines = paid.filter(({ component }) => component === 'traineeAllowance').slice(0, 1);
        const others = paid.filter(({ component }) => component === 'operatorServices').slice(0, 1);
        for (const [at, claimed] of [lines, others].entries())
          if (claimed.length > 0)
            await ctx.transaction((tx) =>
              claimRecovery(tx, ctx, {
                recoveryId: at === 0 ? recoveryId : newId(),
                reason: 'notDue',
                lines: claimed,
              }),
            );
        recoverable.push(...lines);
      },
    },
    {
      on: addDays(on, -4),
      happen: async () => {
        const ctx = acting(officers[0], addDays(on, -4));
        if (recoverable.length > 0)
          await ctx.transaction((tx) =>
            recordRecovered(tx, ctx, { recoveryId, bankReference: 'CRO-RECUPERO-1', lines: recoverable }),
          );
      },
    },
  ];
  const last: LifeEvent = {
    on: addDays(on, -3),
    happen: async () => {
      await order(addDays(on, -3));
    },
  };
  return {
    due: (line) => {
      waiting.push(line);
    },
    events: [...tenthsBetween(options.from, addDays(on, -9)).flatMap(monthly), ...recoveries, last],
  };
}

const amountOf = ({ dowryId, component, amountCents }: LineAmount): LineAmount => ({
  dowryId,
  component,
  amountCents,
});

/** Lines of one edition each, as many as one order takes; a line stands once in an order. */
function byEdition(lines: readonly DueLine[]): DueLine[][] {
  const groups = new Map<string, DueLine[]>();
  for (const line of lines) groups.set(line.editionId, [...(groups.get(line.editionId) ?? []), line]);
  return [...groups.values()].map((group) => group.slice(0, linesMax));
}

function tenthsBetween(from: CivilDate, until: CivilDate): CivilDate[] {
  const { year, month } = datePartsOf(from);
  const first = dateOf({ year, month, day: 10 });
  const days = Array.from({ length: 24 }, (_, at) => addMonths(first, at));
  return days.filter((day) => day >= from && day <= until);
}

/** Closes the months that ended long ago, each asked by one officer and confirmed by the other; the months, the first first. */
export async function closeMonths({
  database,
  officers,
  from,
  on,
  random,
}: SettlementOptions): Promise<string[]> {
  const { year, month } = datePartsOf(from);
  const first = dateOf({ year, month, day: 1 });
  const months = Array.from({ length: 24 }, (_, at) => addMonths(first, at)).filter(
    (start) => addMonths(start, 1) <= addDays(on, -75),
  );
  const [asking, deciding] = officers.map((officer) =>
    actingAs(database, officer, workingHour(random, addDays(on, -2))),
  );
  if (!asking || !deciding) throw new Error('it takes two officers');
  for (const start of months) {
    const asked = {
      month: start.slice(0, 7),
      act: 'close',
      reason: 'Rendicontazione del mese trasmessa',
    } as const;
    const { id } = await proposePeriodAct(asking, asked);
    await decidePeriodAct(deciding, { periodActId: id, decision: 'confirmed' });
  }
  return months.map((start) => start.slice(0, 7));
}
