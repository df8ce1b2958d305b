import { holderIdOf, type Move, type Posting } from '../src/modules/ledger/index.ts';

/** What the ledger should answer, computed without a database. */
export type Expected =
  | { outcome: 'applied' }
  | { outcome: 'rejected'; missingCents: number }
  | { outcome: 'keyReused' | 'alreadyPosted' | 'absent' };

/** The ledger in memory: balances by holder and stage, one posting after the other. */
export interface Oracle {
  expect(posting: Posting): Expected;
  /** Tells under which id an applied posting was recorded, so that a reversal may name it. */
  learn(posting: Posting, transactionId: string): void;
  balance(holderId: string, stage: string): number;
}

/** `open` are the holders at the start, and what they have available in cents; the outside may go below zero. */
export function oracle(open: ReadonlyMap<string, number>, outsideId: string): Oracle {
  const balances = new Map([...open].map(([holderId, cents]) => [`${holderId} available`, cents]));
  const holders = new Set(open.keys());
  const answers = new Map<string, { asked: string; expected: Expected }>();
  const facts = new Set<string>();
  const placeOf = (holderId: string, stage: string) => `${holderId} ${stage}`;

  const recorded = new Map<string, Posting>();
  const reversed = new Set<string>();
  const factOf = ({ kind, businessKey }: Posting) => businessKey && `${kind} ${businessKey}`;

  function apply(posting: Posting): Expected {
    const fact = factOf(posting);
    const opening = (posting.opens ?? []).map((line) => holderIdOf({ ...line, kind: 'doteComponent' }));
    const known = (holderId: string) => holders.has(holderId) || opening.includes(holderId);
    if (!posting.moves.every(({ from, to }) => known(from.holderId) && known(to.holderId)))
      return { outcome: 'absent' };
    if (fact && facts.has(fact)) return { outcome: 'alreadyPosted' };
    const after = new Map(balances);
    const missingCents = missingAfter(after, posting.moves);
    if (missingCents > 0) return { outcome: 'rejected', missingCents };
    for (const [place, cents] of after) balances.set(place, cents);
    if (fact) facts.add(fact);
    for (const holderId of opening) holders.add(holderId);
    return { outcome: 'applied' };
  }

  /** A reversal moves back what its transaction moved, once, and frees its fact. */
  function undo(transactionId: string): Expected {
    const undone = recorded.get(transactionId);
    if (!undone || undone.kind === 'reverse') return { outcome: 'absent' };
    const after = new Map(balances);
    const back = undone.moves.map(({ from, to, amountCents }) => ({ from: to, to: from, amountCents }));
    const missingCents = missingAfter(after, back);
    if (missingCents > 0) return { outcome: 'rejected', missingCents };
    if (reversed.has(transactionId)) return { outcome: 'alreadyPosted' };
    for (const [place, cents] of after) balances.set(place, cents);
    reversed.add(transactionId);
    const fact = factOf(undone);
    if (fact) facts.delete(fact);
    return { outcome: 'applied' };
  }

  function missingAfter(after: Map<string, number>, moves: readonly Move[]): number {
    for (const move of moves) shift(after, move);
    return [...after].reduce((sum, [place, cents]) => {
      return cents < 0 && !place.startsWith(outsideId) ? sum - cents : sum;
    }, 0);
  }

  function shift(after: Map<string, number>, { from, to, amountCents }: Move): void {
    const source = placeOf(from.holderId, from.stage);
    const target = placeOf(to.holderId, to.stage);
    after.set(source, (after.get(source) ?? 0) - amountCents);
    after.set(target, (after.get(target) ?? 0) + amountCents);
  }

  return {
    balance: (holderId, stage) => balances.get(placeOf(holderId, stage)) ?? 0,
    learn: (posting, transactionId) => {
      // the first that was asked with its key: another after it, with other moves, was refused
      if (!recorded.has(transactionId)) recorded.set(transactionId, posting);
    },
    expect: (posting) => {
      const { kind, moves, businessKey, reverses } = posting;
      const asked = JSON.stringify([kind, moves, businessKey, reverses]);
      const earlier = answers.get(posting.idempotencyKey);
      if (earlier) return earlier.asked === asked ? earlier.expected : { outcome: 'keyReused' };
      const expected = reverses === undefined ? apply(posting) : undo(reverses);
      if (expected.outcome === 'applied' || expected.outcome === 'rejected')
        answers.set(posting.idempotencyKey, { asked, expected });
      return expected;
    },
  };
}
