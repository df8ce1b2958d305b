import type pg from 'pg';
import { type Actor, type Context, optionsOf, scopeOf } from './context.ts';
import type { Tx } from './database.ts';
import {
  giveBackKeys,
  type Outcome,
  type Repeatable,
  settle,
  settlementOf,
  takeKeys,
} from './idempotency.ts';
import { type Problem, unavailable } from './problem.ts';
import { inTransaction } from './transaction.ts';

/** One of the requests that are answered together. */
export interface Asked<Input> {
  readonly ctx: Context;
  readonly input: Input;
}

/** What a request came to; a refusal that is not to be kept has written nothing. */
export type Answer<Result> = { result: Result } | { refused: Problem };

export interface JointWork<Input, Result> {
  /** What a request is about, if it is one thing: two about the same are answered one after the other. */
  subjectOf?(input: Input): string;
  /** Does the work of all the requests in one transaction; the answers in the order of the requests. An error undoes all. */
  work(tx: Tx, asked: readonly Asked<Input>[]): Promise<Answer<Result>[]>;
}

interface Waiting<Input, Result> extends Asked<Input> {
  /** `performance.now()` when it was asked. */
  since: number;
  subject: string | undefined;
  repeatable: Repeatable | undefined;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

interface Line<Input, Result> {
  waiting: Waiting<Input, Result>[];
  running: number;
}

/** Requests in one transaction at the most, and transactions of one line at once: one works while the other is written to disk. */
const togetherMax = 32;
const runningMax = 2;
/**
 * Milliseconds after which a request that nobody has begun to answer is told to come back, as one that finds no connection:
 * behind work that waits for a lock, all those after it would wait for the sum of its waits.
 */
const patienceMs = 5000;

/**
 * A command that answers the requests of one actor which arrive together in one transaction: each has its own answer
 * and its own key, all share the way to the database, the locks and the wait for the disk. A request that arrives
 * alone is answered at once and alone; where the work fails for many, each is tried alone, so that none harms another.
 */
export function jointly<Input, Result>(
  joint: JointWork<Input, Result>,
): (ctx: Context, input: Input) => Promise<Result> {
  const lines = new Map<string, Line<Input, Result>>();

  function run(name: string, line: Line<Input, Result>): void {
    while (line.running < runningMax && line.waiting.length > 0) {
      const taken = takeTogether(line);
      line.running += 1;
      void answer(joint, taken).finally(() => {
        line.running -= 1;
        if (line.running === 0 && line.waiting.length === 0) lines.delete(name);
        else run(name, line);
      });
    }
  }

  return (ctx, input) =>
    new Promise((resolve, reject) => {
      const name = scopeOf(ctx.actor).join();
      const line = lines.get(name) ?? { waiting: [], running: 0 };
      lines.set(name, line);
      const { repeatable } = optionsOf(ctx);
      const subject = joint.subjectOf?.(input);
      line.waiting.push({ ctx, input, since: performance.now(), subject, repeatable, resolve, reject });
      run(name, line);
    });
}

/**
 * The requests of a line that share the next transaction: as many as leave the other free ones their part. Those about
 * the same thing, or with the same key, wait.
 */
function takeTogether<Input, Result>(line: Line<Input, Result>): Waiting<Input, Result>[] {
  const free = runningMax - line.running;
  const share = Math.min(togetherMax, Math.ceil(line.waiting.length / free));
  const taken: Waiting<Input, Result>[] = [];
  const left: Waiting<Input, Result>[] = [];
  const seen = new Set<string>();
  for (const each of line.waiting) {
    const marks = [
      ...(each.subject === undefined ? [] : [`subject ${each.subject}`]),
      ...(each.repeatable ? [`key ${each.repeatable.key}`] : []),
    ];
    const isApart = taken.length < share && !marks.some((mark) => seen.has(mark));
    (isApart ? taken : left).push(each);
    for (const mark of marks) seen.add(mark);
  }
  line.waiting = left;
  return taken;
}

/** Answers each request, whatever happens to the others. */
async function answer<Input, Result>(
  joint: JointWork<Input, Result>,
  asked: Waiting<Input, Result>[],
): Promise<void> {
  const patient = asked.filter(staysPatient);
  const [first] = patient;
  if (first === undefined) return;
  if (patient.length === 1) return answerAlone(joint, first);
  const settled = await answerTogether(joint, patient).catch(() => new Set<Waiting<Input, Result>>());
  for (const each of patient) if (!settled.has(each) && staysPatient(each)) await answerAlone(joint, each);
}

/** Whether a request may still wait; one that has waited too long is told to come back. */
function staysPatient<Input, Result>({ since, reject }: Waiting<Input, Result>): boolean {
  const isPatient = performance.now() - since <= patienceMs;
  if (!isPatient) reject(unavailable({ retryAfterSeconds: 2 }));
  return isPatient;
}

function answerAlone<Input, Result>(
  { work }: JointWork<Input, Result>,
  asked: Waiting<Input, Result>,
): Promise<void> {
  const result = asked.ctx.transaction(async (tx) => {
    const [given] = await work(tx, [asked]);
    if (given === undefined) throw new Error('a request without an answer');
    if ('refused' in given) throw given.refused;
    return given.result;
  });
  return result.then(asked.resolve, asked.reject);
}

/** Answers who can be answered in one transaction, and says who was; those whose key was used before are not. */
async function answerTogether<Input, Result>(
  joint: JointWork<Input, Result>,
  asked: readonly Waiting<Input, Result>[],
): Promise<Set<Waiting<Input, Result>>> {
  const [first] = asked;
  if (first === undefined) return new Set();
  const { actor } = first.ctx;
  const answered = await inTransaction(optionsOf(first.ctx).database.pool, scopeOf(actor), {
    before: (client) =>
      takeKeys(
        client,
        actor,
        asked.flatMap(({ repeatable }) => repeatable ?? []),
      ),
    work: async (tx, keys) => {
      const taken = await keys;
      const mine = asked.filter(({ repeatable }) => repeatable === undefined || taken.has(repeatable.key));
      const answers = mine.length === 0 ? [] : await joint.work(tx, mine);
      if (answers.length !== mine.length) throw new Error('a request without an answer');
      return mine.flatMap((each, at) => (answers[at] ? [{ each, answer: answers[at] }] : []));
    },
    after: (client, answers) => settleAll(client, actor, answers),
  });
  for (const { each, answer } of answered)
    if ('refused' in answer) each.reject(answer.refused);
    else each.resolve(answer.result);
  return new Set(answered.map(({ each }) => each));
}

interface Answered<Input, Result> {
  each: Waiting<Input, Result>;
  answer: Answer<Result>;
}

/** Stores the answers that stay on record under their keys; the other keys are as if they had never been sent. */
async function settleAll<Input, Result>(
  client: pg.PoolClient,
  actor: Actor,
  answered: readonly Answered<Input, Result>[],
): Promise<void> {
  const keyed = answered.flatMap(({ each: { repeatable }, answer }) =>
    repeatable ? [{ repeatable, outcome: outcomeOf(answer) }] : [],
  );
  const kept = keyed.flatMap(({ repeatable, outcome }) =>
    outcome ? [settlementOf(repeatable, outcome)] : [],
  );
  const forgotten = keyed.flatMap(({ repeatable, outcome }) => (outcome ? [] : [repeatable.key]));
  await Promise.all([
    kept.length > 0 && settle(client, actor, kept),
    forgotten.length > 0 && giveBackKeys(client, actor, forgotten),
  ]);
}

function outcomeOf<Result>(answer: Answer<Result>): Outcome<Result> | null {
  if (!('refused' in answer)) return answer;
  return answer.refused.details.keep ? { kept: answer.refused } : null;
}
