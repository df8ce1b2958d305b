import { dowryComponents } from '@approdo/shared/dowry';
import type { PostingKind } from '@approdo/shared/ledger';
import { sumCents } from '@approdo/shared/money';
import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { notFound } from '../../platform/problem.ts';
import { users } from '../identity/tables.ts';
import { ledgerHolders, ledgerMoves, ledgerTransactions } from '../ledger/tables.ts';
import { editionById } from '../programmes/index.ts';
import { reasonOf } from './reason-rules.ts';
import type { MovementReason } from './waterfall-schemas.ts';

interface MovementRow extends Omit<MovementReason, 'rule' | 'inputs' | 'lines' | 'amountCents' | 'kind'> {
  kind: PostingKind;
  editionId: string | null;
  variantId: string | null;
  evidence: Record<string, string | number>;
  lines: { component: string | null; amountCents: number }[] | null;
}

/** Why a movement was made: its rule, what it rests on, who recorded it and when. Error: 404. */
export function movementReason(
  ctx: Context,
  { transactionId }: { transactionId: string },
): Promise<MovementReason> {
  return ctx.read(async (tx) => {
    const row = await movementIn(tx, transactionId);
    const { editionId, variantId, evidence, ...rest } = row;
    const lines = (row.lines ?? []).map(({ component, amountCents }) => ({
      component: dowryComponents.find((name) => name === component) ?? ('none' as const),
      amountCents,
    }));
    const { rule, inputs } = reasonOf({
      kind: row.kind,
      evidence,
      components: lines.map(({ component }) => component),
      edition: editionId ? editionById(editionId) : undefined,
      variantId,
      dowryCode: row.dowryCode,
    });
    return {
      ...rest,
      rule: rule[ctx.language],
      inputs: inputs.map((input) => ({
        ...input,
        label: input.label[ctx.language],
        value: input.value[ctx.language],
      })),
      lines,
      amountCents: sumCents(lines.map(({ amountCents }) => amountCents)),
    };
  });
}

async function movementIn(tx: Tx, transactionId: string): Promise<MovementRow> {
  const { rows } = await tx.execute<MovementRow & Record<string, unknown>>(sql`
    select t.id as "transactionId", t.kind, t.effective_on::text as "effectiveOn", t.original_on::text as "originalOn",
      to_char(t.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt", t.recorded_by as "recordedById",
      u.name as "recordedByName", t.dowry_id as "dowryId", d.code as "dowryCode", t.edition_id as "editionId", d.variant_id as "variantId", t.evidence,
      (select json_agg(json_build_object('component', coalesce(source.component, target.component), 'amountCents', m.amount_cents) order by m.position)
        from ${ledgerMoves} m left join ${ledgerHolders} source on source.id = m.from_holder_id left join ${ledgerHolders} target on target.id = m.to_holder_id
        where m.transaction_id = t.id) as lines
    from ${ledgerTransactions} t
    left join ${users} u on u.id = t.recorded_by
    left join dowries d on d.id = t.dowry_id
    where t.id = ${transactionId}::uuid and t.outcome = 'applied'`);
  const [row] = rows;
  if (!row) throw notFound();
  return row;
}
