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

const given = sql.placeholder;
const entryStatement = prepared((tx) =>
  tx
    .insert(auditEntries)
    .values({
      id: given('id'),
      at: given('at'),
      area: given('area'),
      action: given('action'),
      entity: given('entity'),
      entityId: given('entityId'),
      subjectId: given('subjectId'),
      organisationId: given('organisationId'),
      actorKind: given('actorKind'),
      actorId: given('actorId'),
      actorRole: given('actorRole'),
      requestId: given('requestId'),
      details: given('details'),
    })
    .prepare('record_audit'),
);

/** Writes who did what to what, in the same commit as the act itself. */
export async function recordAudit(tx: Tx, ctx: Context, act: AuditedAct): Promise<void> {
  await entryStatement(tx).execute({
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
    details: act.details ?? {},
  });
}
