import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { prepared, type Tx } from '../../platform/database.ts';
import { newId } from '../../platform/id.ts';
import { withCommit } from '../../platform/transaction.ts';
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

/** An act and the request in which it was done. */
export interface DoneAct {
  ctx: Context;
  act: AuditedAct;
}

const entriesStatement = prepared((tx) =>
  tx
    .insert(auditEntries)
    .select(
      sql`select id, at, area, action, entity, entity_id, subject_id, organisation_id, actor_kind, actor_id, actor_role,
        request_id, details from json_populate_recordset(null::audit_entries, ${sql.placeholder('entries')}::json)`,
    )
    .prepare('record_audit'),
);

/** Writes who did what to what, in the same commit as the act itself. */
export function recordAudit(tx: Tx, ctx: Context, act: AuditedAct): Promise<void> {
  return recordAudits(tx, [{ ctx, act }]);
}

/**
 * Writes several entries at once: an act that more than one timeline shows, or the acts of several requests. Their answer comes with
 * that of the commit, which nobody gets without them.
 */
export function recordAudits(tx: Tx, done: readonly DoneAct[]): Promise<void> {
  const entries = JSON.stringify(done.map(entryOf));
  return withCommit(tx, () => entriesStatement(tx).execute({ entries }));
}

function entryOf({ ctx, act }: DoneAct) {
  return {
    id: newId(),
    at: ctx.clock.now(),
    area: act.area,
    action: act.action,
    entity: act.entity,
    entity_id: act.entityId ?? null,
    subject_id: act.subjectId ?? null,
    organisation_id: act.organisationId ?? ctx.actor.organisationId,
    actor_kind: ctx.actor.kind,
    actor_id: ctx.actor.id,
    actor_role: ctx.actor.role,
    request_id: ctx.requestId,
    details: act.details ?? {},
  };
}
