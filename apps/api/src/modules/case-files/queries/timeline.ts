import type { CivilDate } from '@approdo/shared/dates';
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import { decodeCursor, type Page, pageFrom, pageLimitDefault } from '../../../platform/keyset.ts';
import { notFound } from '../../../platform/problem.ts';
import { auditEntries } from '../../audit/tables.ts';
import { users } from '../../identity/tables.ts';
import type { TimelineEntry, TimelineFilter } from '../schemas/search.ts';
import { caseFiles } from '../tables.ts';
import { actsNamed, nameOfAct } from '../timeline-acts.ts';

/** What was done on a case file and on what follows from it, newest first. Error: 404. */
export function timelinePage(
  ctx: Context,
  { caseFileId, ...filter }: TimelineFilter & { caseFileId: string },
): Promise<Page<TimelineEntry>> {
  const limit = filter.limit ?? pageLimitDefault;
  const after = decodeCursor(filter.cursor, 2);
  const acts = filter.q === undefined ? undefined : actsNamed(filter.q);
  return ctx.read(async (tx) => {
    const [file] = await tx.select({ id: caseFiles.id }).from(caseFiles).where(eq(caseFiles.id, caseFileId));
    if (!file) throw notFound();
    const rows = await tx
      .select({ entry: auditEntries, actorName: users.name, atText: sql<string>`${auditEntries.at}::text` })
      .from(auditEntries)
      .leftJoin(users, eq(users.id, auditEntries.actorId))
      .where(
        and(
          eq(auditEntries.subjectId, caseFileId),
          acts && inArray(auditEntries.action, acts),
          filter.from && sql`${auditEntries.at} >= ${startOf(filter.from)}`,
          filter.until && sql`${auditEntries.at} < ${endOf(filter.until)}`,
          after &&
            sql`(${auditEntries.at}, ${auditEntries.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
        ),
      )
      .orderBy(desc(auditEntries.at), desc(auditEntries.id))
      .limit(limit + 1);
    const page = pageFrom(rows, limit, (row) => [row.atText, row.entry.id]);
    return { ...page, items: page.items.map(({ entry, actorName }) => entryOf(entry, actorName, ctx)) };
  });
}

/** The instant at which a day begins in Italy. */
const startOf = (day: CivilDate) => sql`(${day}::timestamp at time zone 'Europe/Rome')`;
/** The instant at which the next one begins; counted by the database, whose calendar goes on after the year 9999. */
const endOf = (day: CivilDate) => sql`((${day}::date + 1)::timestamp at time zone 'Europe/Rome')`;

function entryOf(
  entry: typeof auditEntries.$inferSelect,
  actorName: string | null,
  ctx: Context,
): TimelineEntry {
  const { id, at, action, entity, entityId, actorKind, actorRole, details } = entry;
  const fields = Array.isArray(details.fields)
    ? details.fields.filter((field) => typeof field === 'string')
    : [];
  return {
    id,
    at: at.toISOString(),
    action,
    text: nameOfAct(action)[ctx.language],
    entity,
    entityId,
    actorName,
    actorKind,
    actorRole,
    fields,
  };
}
