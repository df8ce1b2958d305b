import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { decodeCursor, type Page, pageFrom, pageLimitDefault } from '../../platform/keyset.ts';
import { apiKeys, organisations, users } from '../identity/tables.ts';
import type { AuditEntry, AuditFilter } from './schemas.ts';
import { auditEntries } from './tables.ts';

/** The acts the actor may see, newest first. */
export function auditPage(ctx: Context, filter: AuditFilter): Promise<Page<AuditEntry>> {
  return ctx.read((tx) => auditPageIn(tx, filter));
}

/** What the act was done to, by name: only of users, bodies and keys, which are no cases. */
const entityName = sql<string | null>`case ${auditEntries.entity}
  when 'user' then (select u.name from ${users} u where u.id = ${auditEntries.entityId})
  when 'organisation' then (select o.name from ${organisations} o where o.id = ${auditEntries.entityId})
  when 'apiKey' then (select k.name from ${apiKeys} k where k.id = ${auditEntries.entityId}) end`;

export async function auditPageIn(tx: Tx, filter: AuditFilter): Promise<Page<AuditEntry>> {
  const limit = filter.limit ?? pageLimitDefault;
  const rows = await tx
    .select({
      entry: auditEntries,
      entityName,
      actorName: sql<string | null>`coalesce(${users.name}, ${apiKeys.name})`,
      atText: sql<string>`${auditEntries.at}::text`,
    })
    .from(auditEntries)
    .leftJoin(users, eq(users.id, auditEntries.actorId))
    .leftJoin(apiKeys, eq(apiKeys.id, auditEntries.actorId))
    .where(and(...conditionsOf(filter)))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(limit + 1);
  const page = pageFrom(rows, limit, (row) => [row.atText, row.entry.id]);
  return {
    ...page,
    items: page.items.map(({ entry, entityName: name, actorName }) => ({
      ...entry,
      at: entry.at.toISOString(),
      entityName: name,
      actorName,
    })),
  };
}

function conditionsOf(filter: AuditFilter): (SQL | undefined)[] {
  const after = decodeCursor(filter.cursor, 2);
  return [
    filter.area ? eq(auditEntries.area, filter.area) : undefined,
    filter.action ? eq(auditEntries.action, filter.action) : undefined,
    // the days are those of Italy, the last one included
    filter.from
      ? sql`${auditEntries.at} >= ${filter.from}::date::timestamp at time zone 'Europe/Rome'`
      : undefined,
    filter.to
      ? sql`${auditEntries.at} < (${filter.to}::date + 1)::timestamp at time zone 'Europe/Rome'`
      : undefined,
    filter.actorId ? eq(auditEntries.actorId, filter.actorId) : undefined,
    filter.entityId ? eq(auditEntries.entityId, filter.entityId) : undefined,
    filter.subjectId ? eq(auditEntries.subjectId, filter.subjectId) : undefined,
    after
      ? sql`(${auditEntries.at}, ${auditEntries.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
      : undefined,
  ];
}
