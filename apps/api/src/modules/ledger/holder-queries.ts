import { type Stage, stages } from '@approdo/shared/ledger';
import { eq, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { decodeCursor, type Page, pageFrom, pageLimitDefault } from '../../platform/keyset.ts';
import { notFound } from '../../platform/problem.ts';
import { organisations } from '../identity/tables.ts';
import { districts } from '../territory/tables.ts';
import { holderStagesAsOf, type StageAmounts } from './as-of-queries.ts';
import type { HolderFilter, HolderMove, HolderMoveFilter, LedgerHolder } from './holder-schemas.ts';
import { ledgerHolders } from './tables.ts';

async function holderRowIn(tx: Tx, holderId: string) {
  const [row] = await tx
    .select({ holder: ledgerHolders, districtName: districts.name, promoterName: organisations.name })
    .from(ledgerHolders)
    .leftJoin(districts, eq(districts.id, ledgerHolders.districtId))
    .leftJoin(organisations, eq(organisations.id, ledgerHolders.organisationId))
    .where(eq(ledgerHolders.id, holderId));
  if (!row) throw notFound();
  return row;
}

/** What a holder is and holds, in cents, now or at the end of a day. Error: 404. */
export function holderById(ctx: Context, filter: HolderFilter & { holderId: string }): Promise<LedgerHolder> {
  const { holderId, asOf, by = 'effective' } = filter;
  return ctx.read(async (tx) => {
    const { holder, districtName, promoterName } = await holderRowIn(tx, holderId);
    const { id, kind, editionId, fundId, districtId, dowryId, component, organisationId, version } = holder;
    return {
      ...{ id, kind, editionId, fundId, districtId, districtName, promoterName, dowryId },
      promoterId: organisationId,
      component: component ?? 'none',
      stages: asOf ? await holderStagesAsOf(tx, { holderId, on: asOf, by }) : amountsOf(holder),
      moveCount: version,
      asOf: asOf ?? null,
      by,
      version: 1,
    };
  });
}

function amountsOf(row: StageAmounts): StageAmounts {
  const {
    availableCents,
    reservedCents,
    committedCents,
    accruedCents,
    orderedCents,
    paidCents,
    recoverableCents,
  } = row;
  return {
    availableCents,
    reservedCents,
    committedCents,
    accruedCents,
    orderedCents,
    paidCents,
    recoverableCents,
  };
}

/** A holder's moves, the last first, each with what the holder then had. The cursor carries the balance on, so no page adds up the ones before. Error: 404. */
export function holderMovePage(
  ctx: Context,
  filter: HolderMoveFilter & { holderId: string },
): Promise<Page<HolderMove>> {
  const { holderId, limit = pageLimitDefault } = filter;
  const cursor = decodeCursor(filter.cursor, 1 + stages.length);
  return ctx.read(async (tx) => {
    const { holder } = await holderRowIn(tx, holderId);
    const [before, ...balance] = cursor ?? [
      holder.version + 1,
      ...stages.map((stage) => holder[`${stage}Cents`]),
    ];
    const held = new Map(stages.map((stage, at) => [stage, Number(balance[at])]));
    const rows = await movesBefore(tx, { holderId, before: Number(before), limit: limit + 1 });
    const moves = rows.map((row) => withBalance(row, held));
    return pageFrom(moves, limit, ({ holderVersion, stagesAfter, ...move }) => [
      holderVersion,
      ...stages.map((stage) => stagesAfter[`${stage}Cents`] - effectOf(move, stage)),
    ]);
  });
}

type MoveRow = Omit<HolderMove, 'stagesAfter'>;

/** What a move did to a stage of the holder that saw it, in cents. */
const effectOf = (move: Pick<MoveRow, 'fromStage' | 'toStage' | 'amountCents'>, stage: Stage) =>
  (move.toStage === stage ? move.amountCents : 0) - (move.fromStage === stage ? move.amountCents : 0);

/** The move with what the holder had after it; then what it holds is what it had before. */
function withBalance(row: MoveRow, held: Map<Stage, number>): HolderMove {
  const of = (stage: Stage) => held.get(stage) ?? 0;
  const stagesAfter = {
    availableCents: of('available'),
    reservedCents: of('reserved'),
    committedCents: of('committed'),
    accruedCents: of('accrued'),
    orderedCents: of('ordered'),
    paidCents: of('paid'),
    recoverableCents: of('recoverable'),
  };
  for (const stage of stages) held.set(stage, of(stage) - effectOf(row, stage));
  return { ...row, stagesAfter };
}

interface MovesBefore {
  holderId: string;
  before: number;
  limit: number;
}

async function movesBefore(tx: Tx, { holderId, before, limit }: MovesBefore): Promise<MoveRow[]> {
  const { rows } = await tx.execute<MoveRow & Record<string, unknown>>(sql`
    select s.transaction_id as "transactionId", s.position, t.kind, t.effective_on as "effectiveOn", t.original_on as "originalOn",
      to_char(t.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt",
      (select u.name from users u where u.id = t.recorded_by) as "recordedByName", t.reverses as "reversesId",
      (select r.id from ledger_transactions r where r.reverses = t.id and r.outcome = 'applied') as "reversedById",
      s.from_stage as "fromStage", s.to_stage as "toStage", s.counterpart as "counterpartId", s.amount_cents as "amountCents", s.version as "holderVersion"
    from (
      (select m.transaction_id, m.position, m.from_stage::text, case when m.to_holder_id = m.from_holder_id then m.to_stage::text else 'none' end as to_stage,
          nullif(m.to_holder_id, m.from_holder_id) as counterpart, m.amount_cents, m.from_version as version
        from ledger_moves m where m.from_holder_id = ${holderId} and m.from_version < ${before} order by m.from_version desc limit ${limit})
      union all
      (select m.transaction_id, m.position, 'none', m.to_stage::text, m.from_holder_id, m.amount_cents, m.to_version
        from ledger_moves m where m.to_holder_id = ${holderId} and m.from_holder_id <> ${holderId} and m.to_version < ${before}
        order by m.to_version desc limit ${limit})) s
    join ledger_transactions t on t.id = s.transaction_id
    order by s.version desc limit ${limit}`);
  return rows;
}
