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

/** What the authority's desk is told and does. */
export interface Desk {
  due(line: DueLine): void;
  events: LifeEvent[];
}

/** What is due and not ordered, what was paid, and what is asked back. */
interface Books {
  options: SettlementOptions;
  waiting: DueLine[];
  paid: LineAmount[];
  recoverable: LineAmount[];
  recoveryId: string;
  answers: number;
}

interface Ordered {
  orderId: string;
  lines: DueLine[];
}

/** Lines of one order at the most. */
const linesMax = 400;

/**
 * The authority's months: what is due is ordered on the tenth and answered by the bank five days later. The third answer rejects a
 * line, which is ordered again; two payments are asked back, one of them comes; the last order waits for its answer.
 */
export function openDesk(options: SettlementOptions): Desk {
  const { from, on } = options;
  const books: Books = { options, waiting: [], paid: [], recoverable: [], recoveryId: newId(), answers: 0 };
  const lastOrderOn = addDays(on, -3);
  return {
    due: (line) => {
      books.waiting.push(line);
    },
    events: [
      ...tenthsBetween(from, addDays(on, -9)).flatMap((day) => monthOf(books, day)),
      { on: addDays(on, -24), happen: () => askBack(books, addDays(on, -24)) },
      { on: addDays(on, -4), happen: () => recover(books, addDays(on, -4)) },
      { on: lastOrderOn, happen: async () => void (await orderAll(books, lastOrderOn)) },
    ],
  };
}

const acting = ({ options: { database, random } }: Books, someone: Someone, day: CivilDate) =>
  actingAs(database, someone, workingHour(random, day));

function monthOf(books: Books, day: CivilDate): LifeEvent[] {
  let orders: Ordered[] = [];
  const answeredOn = addDays(day, 5);
  return [
    {
      on: day,
      happen: async () => {
        orders = await orderAll(books, day);
      },
    },
    {
      on: answeredOn,
      happen: async () => {
        const ctx = acting(books, books.options.officers[1], answeredOn);
        for (const order of orders) await answer(books, ctx, order);
      },
    },
  ];
}

async function orderAll(books: Books, day: CivilDate): Promise<Ordered[]> {
  const ctx = acting(books, books.options.officers[0], day);
  const orders = inOrders(books.waiting.splice(0)).map((lines) => ({ orderId: newId(), lines }));
  for (const { orderId, lines } of orders)
    await ctx.transaction((tx) => orderPayment(tx, ctx, { orderId, lines: lines.map(amountOf) }));
  return orders;
}

async function answer(books: Books, ctx: Context, { orderId, lines }: Ordered): Promise<void> {
  books.answers += 1;
  const reply = { orderId, bankReference: `CRO-${String(books.answers).padStart(6, '0')}` };
  const rejected = books.answers === 3 ? lines.slice(0, 1) : [];
  const accepted = lines.slice(rejected.length).map(amountOf);
  if (rejected.length > 0) {
    const refusal = { ...reply, lines: rejected.map(amountOf), reasonCode: 'AC04' };
    await ctx.transaction((tx) => recordRejection(tx, ctx, refusal));
  }
  if (accepted.length > 0)
    await ctx.transaction((tx) => recordPayment(tx, ctx, { ...reply, lines: accepted }));
  books.waiting.push(...rejected);
  books.paid.push(...accepted);
}

async function askBack(books: Books, day: CivilDate): Promise<void> {
  const ctx = acting(books, books.options.officers[0], day);
  const firstOf = (component: LineAmount['component']) =>
    books.paid.filter((line) => line.component === component).slice(0, 1);
  books.recoverable = firstOf('traineeAllowance');
  for (const [recoveryId, lines] of [
    [books.recoveryId, books.recoverable],
    [newId(), firstOf('operatorServices')],
  ] as const)
    if (lines.length > 0)
      await ctx.transaction((tx) => claimRecovery(tx, ctx, { recoveryId, reason: 'notDue', lines }));
}

async function recover({ recoverable: lines, recoveryId, ...books }: Books, day: CivilDate): Promise<void> {
  if (lines.length === 0) return;
  const { database, random, officers } = books.options;
  const ctx = actingAs(database, officers[0], workingHour(random, day));
  const came = { recoveryId, bankReference: 'CRO-RECUPERO-1', lines };
  await ctx.transaction((tx) => recordRecovered(tx, ctx, came));
}

const amountOf = ({ dowryId, component, amountCents }: LineAmount): LineAmount => ({
  dowryId,
  component,
  amountCents,
});

/** Lines of one edition each, as many as one order takes. */
function inOrders(lines: readonly DueLine[]): DueLine[][] {
  const groups = new Map<string, DueLine[]>();
  for (const line of lines) groups.set(line.editionId, [...(groups.get(line.editionId) ?? []), line]);
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / linesMax) }, (_, at) =>
      group.slice(at * linesMax, (at + 1) * linesMax),
    ),
  );
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
