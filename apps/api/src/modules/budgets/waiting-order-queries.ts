import { type SQL, sql } from 'drizzle-orm';

/** The dowry on a waiting list that comes before another and waits for a fund that the other needs too. */
export interface FirstInLine {
  dowryId: string;
  code: string;
  /** When it was requested. */
  requestedAt: string;
}

/** Stands after every entry that was requested at the same instant: what is on the list comes before what is not. */
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * The entries `w`, of the dowry `ahead`, that come before a row of dowries and wait for a fund it needs: by precedence, by the day of
 * the request, by the entry. A dowry off the list stands where its request would. The list is read first, whatever the statistics
 * say: requests are many, and those of one district that wait are few.
 */
const aheadOf = (dowry: string): SQL =>
  sql.raw(`waiting_entries w
    cross join lateral (select d.id, d.code, d.requested_at from dowries d where d.id = w.dowry_id and d.state = 'requested' offset 0) ahead
    where w.left_at is null and w.edition_id = ${dowry}.edition_id and w.district_id = ${dowry}.district_id and w.dowry_id <> ${dowry}.id
      and w.lacking_fund_ids && array(select needed.fund_id from dowry_components needed where needed.dowry_id = ${dowry}.id)
      and (coalesce(w.preceded_at, 'infinity'), w.requested_at, w.id) < (
        select coalesce(own.preceded_at, 'infinity'), coalesce(own.requested_at, ${dowry}.requested_at), coalesce(own.id, '${lastId}')
        from (select) one left join waiting_entries own on own.dowry_id = ${dowry}.id and own.left_at is null)`);

/** Who comes first of those before a row of the table `dowries`; null when nobody does. As the reader sees the list. */
export const firstInLine = sql<FirstInLine | null>`(select json_build_object('dowryId', ahead.id, 'code', ahead.code, 'requestedAt',
    to_char(ahead.requested_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  from ${aheadOf('dowries')} order by w.preceded_at nulls last, w.requested_at, w.id limit 1)`;

/** The funds that a row of dowries needs and that others before it wait for, as rows of one column. */
export const fundsWaitedFor = (dowry: string): SQL =>
  sql`select c.fund_id from dowry_components c where c.dowry_id = ${sql.raw(dowry)}.id
    and c.fund_id in (select unnest(w.lacking_fund_ids) from ${aheadOf(dowry)})`;
