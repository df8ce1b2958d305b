import { createHash } from 'node:crypto';
import type { CivilDate } from '@approdo/shared/dates';
import type { DowryComponent } from '@approdo/shared/dowry';
import type { PostingKind, Shortfall, Stage } from '@approdo/shared/ledger';
import { sql } from 'drizzle-orm';
import { prepared, type Tx } from '../../platform/database.ts';
import { newId } from '../../platform/id.ts';
import { forbidden, notFound } from '../../platform/problem.ts';
import { alreadyPosted, postingKeyReused } from './errors.ts';
import { type DistrictFundRef, type FundRef, holderIdOf } from './holders.ts';

/** A holder and the stage of its money. */
export interface Place {
  holderId: string;
  stage: Stage;
}
export interface Move {
  from: Place;
  to: Place;
  /** Above zero. */
  amountCents: number;
}
/** A line of a dowry that the posting opens, unless it is open already. */
export interface ComponentOpening {
  dowryId: string;
  component: DowryComponent;
  organisationId: string;
  fund: DistrictFundRef;
}

export interface Posting {
  kind: PostingKind;
  /** 8 to 400 characters. The same key and content again answers what was answered then, for ever. */
  idempotencyKey: string;
  effectiveOn: CivilDate;
  /** The day of the fact, when its own month is closed. */
  originalOn?: CivilDate;
  /** What makes the fact unique among those of its kind, as `dote:<id>`; a second one is refused. */
  businessKey?: string;
  /** Ids and references that prove the fact; never personal data. */
  evidence?: Record<string, string | number>;
  /** The transaction this one undoes. */
  reverses?: string;
  /** 1 to 500, all or none. */
  moves: readonly Move[];
  opens?: readonly ComponentOpening[];
  /** SHA-256 of what was asked; of the posting itself unless said. */
  fingerprint?: Buffer;
}

/** What the ledger answered; `replayed` when it had answered so before. A refusal for want of money is recorded too. */
export type PostingOutcome =
  | { outcome: 'applied'; transactionId: string; replayed: boolean }
  | { outcome: 'rejected'; transactionId: string; replayed: boolean; shortfalls: Shortfall[] };

interface Answer {
  outcome: 'applied' | 'rejected' | 'keyReused' | 'alreadyPosted';
  transactionId: string;
  replayed: boolean;
  shortfalls: Shortfall[] | null;
}

const given = sql.placeholder;
// all in one statement, in the order given: nothing is sent and answered for each of them alone
const answersOf = prepared((tx) =>
  tx
    .select({
      outcome: sql<Answer['outcome']>`answer.outcome`,
      transactionId: sql<string>`answer.transaction_id`,
      replayed: sql<boolean>`answer.replayed`,
      shortfalls: sql<Shortfall[] | null>`answer.shortfalls`,
    })
    .from(
      sql`jsonb_to_recordset(${given('postings')}::jsonb) as p (id uuid, kind ledger_kind, "effectiveOn" date, "originalOn" date,
        "idempotencyKey" text, fingerprint bytea, "businessKey" text, evidence jsonb, reverses uuid, "fromIds" uuid[],
        "fromStages" ledger_stage[], "toIds" uuid[], "toStages" ledger_stage[], amounts bigint[], "openIds" uuid[],
        "openParents" uuid[], "openOrganisations" uuid[], "openDowries" uuid[], "openComponents" text[])
        cross join lateral app.post_to_ledger(p.id, p.kind, p."effectiveOn", p."originalOn", p."idempotencyKey", p.fingerprint,
          p."businessKey", p.evidence, p.reverses, p."fromIds", p."fromStages", p."toIds", p."toStages", p.amounts, p."openIds",
          p."openParents", p."openOrganisations", p."openDowries", p."openComponents") answer`,
    )
    .prepare('post_to_ledger'),
);

/**
 * Records one transaction of the ledger: all its moves or none. Where there is not enough money nothing moves and the
 * refusal is recorded; the caller decides what to say. Post once per database transaction, with every move in one
 * list: the ledger locks holders in one order for everyone only within a posting.
 * Throws `ledger/key-reused` (422), `ledger/already-posted` (409), 404 for a holder that is not there or not the
 * actor's, 403 when the actor's role does not post this kind.
 */
export async function post(tx: Tx, posting: Posting): Promise<PostingOutcome> {
  const [outcome] = await recorded(tx, [posting]);
  if (!outcome) throw new Error('the ledger gave no answer');
  return outcome;
}

async function recorded(tx: Tx, postings: readonly Posting[]): Promise<PostingOutcome[]> {
  const parameters = JSON.stringify(postings.map(parametersOf));
  const answers = await answersOf(tx).execute({ postings: parameters }).catch(translate);
  return answers.map(outcomeOf);
}

function outcomeOf({ outcome, transactionId, replayed, shortfalls }: Answer): PostingOutcome {
  switch (outcome) {
    case 'applied':
      return { outcome, transactionId, replayed };
    case 'rejected':
      return { outcome, transactionId, replayed, shortfalls: shortfalls ?? [] };
    case 'keyReused':
      throw postingKeyReused();
    case 'alreadyPosted':
      throw alreadyPosted();
  }
}

function parametersOf(posting: Posting) {
  const { kind, effectiveOn, originalOn, idempotencyKey, businessKey, reverses, moves, opens = [] } = posting;
  const fingerprint = posting.fingerprint ?? fingerprintOf(posting);
  return {
    ...{ id: newId(), kind, effectiveOn, originalOn, idempotencyKey, businessKey, reverses },
    fingerprint: `\\x${fingerprint.toString('hex')}`,
    evidence: posting.evidence ?? {},
    fromIds: moves.map((move) => move.from.holderId),
    fromStages: moves.map((move) => move.from.stage),
    toIds: moves.map((move) => move.to.holderId),
    toStages: moves.map((move) => move.to.stage),
    amounts: moves.map((move) => move.amountCents),
    openIds: opens.map(({ dowryId, component }) => holderIdOf({ kind: 'doteComponent', dowryId, component })),
    openParents: opens.map(({ fund }) => holderIdOf(fund)),
    openOrganisations: opens.map(({ organisationId }) => organisationId),
    openDowries: opens.map(({ dowryId }) => dowryId),
    openComponents: opens.map(({ component }) => component),
  };
}

function fingerprintOf({
  kind,
  effectiveOn,
  originalOn,
  businessKey,
  evidence,
  reverses,
  moves,
  opens,
}: Posting): Buffer {
  const asked = [kind, effectiveOn, originalOn, businessKey, evidence, reverses, moves, opens];
  return createHash('sha256').update(JSON.stringify(asked)).digest();
}

/** The refusals of the posting function that an actor can provoke; anything else is a fault of the program. */
function translate(error: unknown): never {
  const code = codeOf(error);
  if (code === 'P0002') throw notFound();
  if (code === '42501') throw forbidden();
  throw error;
}

function codeOf(error: unknown): unknown {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && 'code' in cause ? cause.code : undefined;
}

/**
 * Records several transactions in one database transaction, each all or none, in the order given. Their holders are
 * locked first and together, so that those who post many never wait for each other in a circle. What `post` throws for
 * one of them leaves none.
 */
export async function postAll(tx: Tx, postings: readonly Posting[]): Promise<PostingOutcome[]> {
  const [, outcomes] = await Promise.all([
    postings.length > 1 && lockHolders(tx, postings),
    recorded(tx, postings),
  ]);
  return outcomes;
}

const lockStatement = prepared((tx) =>
  tx
    .select({ locked: sql`app.lock_ledger_holders(${given('holderIds')}::uuid[])` })
    .from(sql`(values (1)) once`)
    .prepare('lock_ledger_holders'),
);

async function lockHolders(tx: Tx, postings: readonly Posting[]): Promise<void> {
  const places = postings.flatMap(({ moves }) =>
    moves.flatMap(({ from, to }) => [from.holderId, to.holderId]),
  );
  await lockStatement(tx)
    .execute({ holderIds: [...new Set(places)] })
    .catch(translate);
}

/** Opens the funds that are not open yet, with nothing in them; asking twice opens once. Returns how many were new. */
export async function openHolders(tx: Tx, funds: readonly FundRef[]): Promise<number> {
  const districts = funds.map((fund) => (fund.kind === 'districtFund' ? fund.districtId : null));
  const { rows } = await tx
    .execute<{ opened: number }>(
      sql`select app.open_ledger_funds(${sql.param(funds.map(holderIdOf))}, ${sql.param(funds.map(({ kind }) => kind))},
        ${sql.param(funds.map(({ editionId }) => editionId))}, ${sql.param(funds.map(({ fundId }) => fundId))},
        ${sql.param(districts)}) as opened`,
    )
    .catch(translate);
  return rows[0]?.opened ?? 0;
}
