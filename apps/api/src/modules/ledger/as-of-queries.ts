import type { CivilDate } from '@approdo/shared/dates';
import type { DowryComponent } from '@approdo/shared/dowry';
import { type HolderKind, stages as stageNames, type TimeBasis } from '@approdo/shared/ledger';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database.ts';
import type { EditionId, FundId } from '../programmes/index.ts';

/** Where money stands, in cents, stage by stage. */
export interface StageAmounts {
  availableCents: number;
  reservedCents: number;
  committedCents: number;
  accruedCents: number;
  orderedCents: number;
  paidCents: number;
  recoverableCents: number;
}

/** What was held at the end of a day: by a fund, or by the lines of one kind of a promoter's doti in a district. */
export interface StagesAsOf extends StageAmounts {
  kind: HolderKind;
  editionId: EditionId;
  fundId: FundId;
  /** Null for the outside and for the programme. */
  districtId: string | null;
  /** Null for funds. */
  promoterId: string | null;
  /** Null for funds. */
  component: DowryComponent | null;
}

export interface AsOf {
  on: CivilDate;
  by: TimeBasis;
  editionId?: EditionId | undefined;
  fundId?: FundId | undefined;
  districtId?: string | undefined;
  promoterId?: string | undefined;
}

/**
 * Where the money stood at the end of a day, as far as the actor sees, by edition, fund, district, promoter and line. The outside is
 * below zero by what came in. It reads what seals have added up and what was posted since, never the whole history.
 * In SQL the same is `app.ledger_as_of(day, 'effective' | 'recorded')`, to be filtered and joined.
 */
export async function stagesAsOf(
  tx: Tx,
  { on, by, editionId, fundId, districtId, promoterId }: AsOf,
): Promise<StagesAsOf[]> {
  const conditions: SQL[] = [
    ...(editionId ? [sql`edition_id = ${editionId}`] : []),
    ...(fundId ? [sql`fund_id = ${fundId}`] : []),
    ...(districtId ? [sql`district_id = ${districtId}`] : []),
    ...(promoterId ? [sql`organisation_id = ${promoterId}`] : []),
  ];
  const where = conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
  const { rows } = await tx.execute<StagesAsOf & Record<string, unknown>>(sql`
    select kind, edition_id as "editionId", fund_id as "fundId", district_id as "districtId", organisation_id as "promoterId", component,
      available_cents as "availableCents", reserved_cents as "reservedCents", committed_cents as "committedCents",
      accrued_cents as "accruedCents", ordered_cents as "orderedCents", paid_cents as "paidCents", recoverable_cents as "recoverableCents"
    from app.ledger_as_of(${on}::date, ${by}) where ${where}`);
  return rows;
}

/** What one holder held at the end of a day, from its own moves: for a line of a dowry, or a fund whose whole history may be read. */
export async function holderStagesAsOf(
  tx: Tx,
  { holderId, on, by }: { holderId: string; on: CivilDate; by: TimeBasis },
): Promise<StageAmounts> {
  const day =
    by === 'effective' ? sql`t.effective_on` : sql`(t.recorded_at at time zone 'Europe/Rome')::date`;
  const { rows } = await tx.execute<StageAmounts & Record<string, unknown>>(sql`
    with sides as (
      select m.transaction_id, m.to_stage as stage, m.amount_cents as cents from ledger_moves m where m.to_holder_id = ${holderId}
      union all select m.transaction_id, m.from_stage, -m.amount_cents from ledger_moves m where m.from_holder_id = ${holderId})
    select ${sql.join(
      stageNames.map(
        (stage) =>
          sql`coalesce(sum(cents) filter (where stage = ${stage}), 0)::bigint as ${sql.identifier(`${stage}Cents`)}`,
      ),
      sql`, `,
    )} from sides s join ledger_transactions t on t.id = s.transaction_id where ${day} <= ${on}::date`);
  const [row] = rows;
  if (!row) throw new Error('a sum has a row');
  return row;
}
