import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { prepared, type Tx } from '../../platform/database.ts';
import { newId } from '../../platform/id.ts';
import { auditEntries } from './tables.ts';

/** Something that was done, or restricted data that was read. */
export interface AuditedAct {
  area: 'administration' | 'case' | 'money';
  /** The operation, as `noun.verb`: `stayPermit.added`. */
  action: string;
  entity: string;
  entityId?: string | null;
  /** The case file or dowry whose timeline shows the act. */
  subjectId?: string | null;
  /** The body whose data it is about; the actor's own unless said. */
  organisationId?: string | null;
  /** Names of the fields that changed and figures; never personal data. */
  details?: Record<string, unknown>;
}

const statements = new Map<number, ReturnType<typeof entriesStatement>>();

/** One prepared statement for each number of entries that is written at once: one, or two timelines of the same act. */
function entriesStatement(count: number) {
  const given = (name: string, at: number) => sql`${sql.placeholder(`${name}${at}`)}`;
  const rows = Array.from({ length: count }, (_, at) => ({
    id: given('id', at),
    at: given('at', at),
    area: given('area', at),
    action: given('action', at),
    entity: given('entity', at),
    entityId: given('entityId', at),
    subjectId: given('subjectId', at),
    organisationId: given('organisationId', at),
    actorKind: given('actorKind', at),
    actorId: given('actorId', at),
    actorRole: given('actorRole', at),
    requestId: given('requestId', at),
    details: given('details', at),
  }));
  return prepared((tx) => tx.insert(auditEntries).values(rows).prepare(`record_audit_${count}`));
}

/** Writes who did what to what, in the same commit as the act itself. */
export function recordAudit(tx: Tx, ctx: Context, act: AuditedAct): Promise<void> {
  return recordAudits(tx, ctx, [act]);
}

/** Writes several entries at once: an act that more than one timeline shows. */
export async function recordAudits(tx: Tx, ctx: Context, acts: readonly AuditedAct[]): Promise<void> {
  const statement = statements.get(acts.length) ?? entriesStatement(acts.length);
  statements.set(acts.length, statement);
  const values = acts.map((act, at) =>
    Object.entries(entryOf(ctx, act)).map(([name, value]): [string, unknown] => [`${name}${at}`, value]),
  );
  await statement(tx).execute(Object.fromEntries(values.flat()));
}

function entryOf(ctx: Context, act: AuditedAct) {
  return {
    id: newId(),
    at: ctx.clock.now(),
    area: act.area,
    action: act.action,
    entity: act.entity,
    entityId: act.entityId ?? null,
    subjectId: act.subjectId ?? null,
    organisationId: act.organisationId ?? ctx.actor.organisationId,
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.id,
    actorRole: ctx.actor.role,
    requestId: ctx.requestId,
    details: JSON.stringify(act.details ?? {}),
  };
}
