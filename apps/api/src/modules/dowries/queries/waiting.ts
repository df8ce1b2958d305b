import { sql } from 'drizzle-orm';
import type { DowryWaiting } from '../schemas.ts';

/**
 * How a requested dowry waits for money, null when it does not; the place counts entries that the reader may not see. Coordinators,
 * authorities, auditors and the dowry's own promoter have an answer.
 */
export const waitingOfDowry = sql<DowryWaiting | null>`(select json_build_object(
    'state', case when w.offered_at is null then 'waiting' when at.is_covered then 'offered' else 'lapsed' end,
    'position', at.place,
    'joinedAt', to_char(w.joined_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'joinedByName', (select u.name from users u where u.id = w.joined_by),
    'offeredAt', to_char(w.offered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  from waiting_entries w cross join app.waiting_place(w.dowry_id) at
  where w.dowry_id = dowries.id and w.left_at is null and dowries.state = 'requested' and at.place is not null)`;
