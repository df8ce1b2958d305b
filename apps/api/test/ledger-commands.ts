import type { CivilDate } from '@approdo/shared/dates';
import fc from 'fast-check';
import type { ComponentOpening, Posting } from '../src/modules/ledger/posting.ts';
import { newId } from '../src/platform/id.ts';

export const districtCount = 3;
export const dowryCount = 3;

/** The places that the commands of one run name by number. */
export interface PostingStage {
  today: CivilDate;
  outsideId: string;
  programmeId: string;
  fundIds: readonly string[];
  dowries: readonly {
    dowryId: string;
    opens: readonly ComponentOpening[];
    lineIds: readonly string[];
    fundId: string;
  }[];
}

// small amounts, so that what is asked is often exactly what is left; more comes in than a line asks for
const cents = fc.integer({ min: 1, max: 9 });
const incomeCents = fc.integer({ min: 1, max: 60 });
const index = fc.nat({ max: 90 });
const dowry = fc.nat({ max: dowryCount - 1 });
const line = fc.nat({ max: 2 });
const district = fc.nat({ max: districtCount - 1 });
const share = fc.tuple(district, incomeCents);
/** What moves an amount of a line from one of its stages to another. */
const steps = [
  ['commit', 'reserved', 'committed'],
  ['commit', 'reserved', 'committed'],
  ['accrue', 'committed', 'accrued'],
  ['accrue', 'committed', 'accrued'],
  ['order', 'accrued', 'ordered'],
  ['pay', 'ordered', 'paid'],
  ['reject', 'ordered', 'accrued'],
  ['recover', 'paid', 'recoverable'],
] as const;
/** The way of money from the reservation to its return, one step after the other. */
const walk = [steps[0], steps[2], steps[4], steps[6], steps[4], steps[5], steps[7]] as const;
/** What gives an amount of a line back to its district. */
const returns = [
  ['release', 'reserved'],
  ['release', 'committed'],
  ['release', 'accrued'],
  ['recovered', 'recoverable'],
] as const;
const type = <Name extends string>(name: Name) => fc.constant(name);
/** What is asked of the ledger in one run. */
export const commands = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ type: type('fund'), cents: incomeCents }) },
    {
      weight: 3,
      arbitrary: fc.record({
        type: type('allocate'),
        shares: fc.array(share, { minLength: 1, maxLength: 4 }),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({ type: type('reserve'), dowry, cents: fc.tuple(cents, cents, cents) }),
    },
    {
      weight: 14,
      arbitrary: fc.record({
        type: type('step'),
        step: fc.constantFrom(...steps),
        dowry,
        line,
        cents,
        fact: fc.nat({ max: 9 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ type: type('return'), from: fc.constantFrom(...returns), dowry, line, cents }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        type: type('walk'),
        dowry,
        line,
        cents,
        length: fc.integer({ min: 1, max: walk.length + 1 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ type: type('transfer'), from: district, to: district, cents }) },
    { weight: 4, arbitrary: fc.record({ type: type('reverse'), index }) },
    { weight: 2, arbitrary: fc.record({ type: type('repeat'), index }) },
    { weight: 1, arbitrary: fc.record({ type: type('alter'), index, cents }) },
  ),
  { minLength: 1, maxLength: 90, size: 'max' },
);
export type Command = typeof commands extends fc.Arbitrary<(infer One)[]> ? One : never;

/** A run that is always tried: every kind of posting, applied, and some that are refused. */
export const everyKind: Command[] = [
  { type: 'fund', cents: 60 },
  {
    type: 'allocate',
    shares: [
      [0, 50],
      [1, 10],
    ],
  },
  { type: 'transfer', from: 0, to: 1, cents: 2 },
  { type: 'reserve', dowry: 0, cents: [9, 9, 9] },
  { type: 'walk', dowry: 0, line: 0, cents: 4, length: walk.length + 1 },
  { type: 'step', step: steps[0], dowry: 0, line: 1, cents: 9, fact: 1 },
  { type: 'reverse', index: 12 },
  { type: 'step', step: steps[0], dowry: 0, line: 1, cents: 9, fact: 1 },
  { type: 'return', from: returns[1], dowry: 0, line: 1, cents: 9 },
  { type: 'step', step: steps[2], dowry: 0, line: 1, cents: 1, fact: 9 },
  { type: 'step', step: steps[4], dowry: 0, line: 1, cents: 1, fact: 9 },
  { type: 'step', step: steps[0], dowry: 0, line: 1, cents: 1, fact: 9 },
  { type: 'transfer', from: 0, to: 1, cents: 60 },
  { type: 'reserve', dowry: 1, cents: [9, 9, 9] },
  { type: 'reverse', index: 3 },
];

/** Commands as postings; each has a key of its own, but for those that repeat or alter an earlier one. */
export function postingsOf(list: readonly Command[], stage: PostingStage): Posting[] {
  const postings: Posting[] = [];
  for (const command of list) {
    const asked = command.type === 'walk' ? walkOf(command, stage) : [postingOf(command, stage, postings)];
    postings.push(...asked.filter((posting) => posting !== undefined));
  }
  return postings;
}

type Walk = Extract<Command, { type: 'walk' }>;

/** The same amount of one line along its way, a posting for each step. */
function walkOf({ dowry: at, line: of, cents: amountCents, length }: Walk, stage: PostingStage): Posting[] {
  const { lineIds, fundId } = given(stage.dowries[at]);
  const holderId = given(lineIds[of]);
  const asked = () => ({ idempotencyKey: newId(), effectiveOn: stage.today, evidence: {} });
  const taken = walk.slice(0, length).map(([kind, from, to]) => ({
    ...asked(),
    kind,
    moves: [{ from: { holderId, stage: from }, to: { holderId, stage: to }, amountCents }],
  }));
  if (length <= walk.length) return taken;
  const back = [{ from: { holderId, stage: 'recoverable' as const }, to: available(fundId), amountCents }];
  return [...taken, { ...asked(), kind: 'recovered', moves: back }];
}

const available = (holderId = '') => ({ holderId, stage: 'available' as const });
const reserved = (holderId = '') => ({ holderId, stage: 'reserved' as const });

function postingOf(
  command: Exclude<Command, Walk>,
  stage: PostingStage,
  earlier: readonly Posting[],
): Posting | undefined {
  const base = { idempotencyKey: newId(), effectiveOn: stage.today, evidence: {} };
  const programme = available(stage.programmeId);
  switch (command.type) {
    case 'fund':
      return {
        ...base,
        kind: 'fund',
        moves: [{ from: available(stage.outsideId), to: programme, amountCents: command.cents }],
      };
    case 'allocate': {
      const moves = command.shares.map(([to, amountCents]) => ({
        from: programme,
        to: available(stage.fundIds[to]),
        amountCents,
      }));
      return { ...base, kind: 'allocate', moves };
    }
    case 'reserve': {
      const { dowryId, fundId: from, opens, lineIds } = given(stage.dowries[command.dowry]);
      const moves = command.cents.map((amountCents, at) => ({
        from: available(from),
        to: reserved(lineIds[at]),
        amountCents,
      }));
      return { ...base, kind: 'reserve', businessKey: `dote:${dowryId}`, opens, moves };
    }
    case 'step': {
      const [kind, from, to] = command.step;
      const { dowryId, lineIds } = given(stage.dowries[command.dowry]);
      const holderId = given(lineIds[command.line]);
      // few facts, so that some are asked for twice
      const businessKey = command.fact < 4 ? { businessKey: `${kind}:${dowryId}:${command.fact}` } : {};
      return {
        ...base,
        ...businessKey,
        kind,
        moves: [{ from: { holderId, stage: from }, to: { holderId, stage: to }, amountCents: command.cents }],
      };
    }
    case 'return': {
      const [kind, from] = command.from;
      const { fundId: to, lineIds } = given(stage.dowries[command.dowry]);
      const holderId = given(lineIds[command.line]);
      return {
        ...base,
        kind,
        moves: [{ from: { holderId, stage: from }, to: available(to), amountCents: command.cents }],
      };
    }
    case 'transfer': {
      const [from, to] = [stage.fundIds[command.from], stage.fundIds[command.to]];
      return {
        ...base,
        kind: 'transfer',
        moves: [{ from: available(from), to: available(to), amountCents: command.cents }],
      };
    }
    case 'reverse': {
      const undone = earlier[command.index]?.idempotencyKey;
      return { ...base, kind: 'reverse', moves: [], evidence: undone === undefined ? {} : { undone } };
    }
    case 'repeat':
      return earlier[command.index];
    case 'alter':
      return altered(earlier[command.index], command.cents);
  }
}

function altered(posting: Posting | undefined, moreCents: number): Posting | undefined {
  const [first, ...rest] = posting?.moves ?? [];
  if (!posting || !first) return undefined;
  return {
    ...posting,
    evidence: { moreCents },
    moves: [{ ...first, amountCents: first.amountCents + moreCents }, ...rest],
  };
}

/** What must be there. */
export function given<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new RangeError('beyond the stage of this run');
  return value;
}
