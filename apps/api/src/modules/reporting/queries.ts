import { addDays, type CivilDate } from '@approdo/shared/dates';
import type { Permission } from '@approdo/shared/permissions';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor, Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { editions, isInForce } from '../programmes/index.ts';
import type { HomeTask, HomeTasks } from './schemas.ts';

/** Days before its end from which a permit counts as ending: its renewal is due 60 days before (d.lgs. 286/1998, art. 5, c. 4). */
const permitDays = 60;
/** Days before the end of a client's key at which it is told. */
const keyDays = 30;
/** The rows that are counted at the most; more are told as such. */
const countedMax = 1000;

/** What waits for the reader today. */
export function homeTasks(ctx: Context): Promise<HomeTasks> {
  const on = ctx.clock.today();
  const permitsEndBefore = addDays(on, permitDays + 1);
  const { role, permissions } = ctx.actor;
  const asked = (tasksOf[role] ?? []).filter((code) => readsOf[code].every((each) => permissions.has(each)));
  return ctx.read(async (tx) => {
    const items: HomeTask[] = [];
    for (const code of asked) items.push(await countedIn(tx, code, { on, permitsEndBefore }));
    return { on, permitsEndBefore, items };
  });
}

const tasksOf: Partial<Record<Actor['role'], readonly HomeTask['code'][]>> = {
  operator: [
    'plansToSign',
    'dowriesToRequest',
    'permitsEnding',
    'workDeclarationsMissing',
    'dowriesRequested',
  ],
  coordinator: ['dowriesOffered', 'dowriesRequested', 'dowriesNotCovered', 'districtsWithoutOpenings'],
  authority: ['dowriesOffered', 'dowriesRequested', 'dowriesNotCovered', 'fundsToAllocate'],
  auditor: ['dowriesRequested', 'dowriesGranted'],
  administrator: ['invitationsPending', 'keysEnding'],
};

/** What one must be allowed to read to be told: a key may have a part of its role's permissions. */
const readsOf: Readonly<Record<HomeTask['code'], readonly Permission[]>> = {
  plansToSign: ['action-plans:read', 'case-files:read'],
  dowriesToRequest: ['action-plans:read', 'case-files:read', 'dowries:read'],
  permitsEnding: ['case-files:read'],
  workDeclarationsMissing: ['case-files:read'],
  dowriesRequested: ['dowries:read'],
  dowriesGranted: ['dowries:read'],
  dowriesNotCovered: ['dowries:read', 'budgets:read'],
  dowriesOffered: ['dowries:read', 'budgets:read'],
  districtsWithoutOpenings: ['budgets:read'],
  fundsToAllocate: ['budgets:read'],
  invitationsPending: ['users:read'],
  keysEnding: ['api-keys:read'],
};

interface Days {
  readonly on: CivilDate;
  readonly permitsEndBefore: CivilDate;
}

async function countedIn(tx: Tx, code: HomeTask['code'], days: Days): Promise<HomeTask> {
  const { rows } = await tx.execute<Pick<HomeTask, 'count' | 'oldestOn' | 'caseFiles'>>(sql`
    select count(*)::int as count, min(since)::date::text as "oldestOn",
      coalesce((array_agg(json_build_object('id', case_file_id, 'code', code) order by since) filter (where case_file_id is not null))[1:3], '{}') as "caseFiles"
    from (${waiting[code](days)} limit ${countedMax + 1}) as waiting (since, case_file_id, code)`);
  const [row] = rows;
  const count = row?.count ?? 0;
  return {
    code,
    count: Math.min(count, countedMax),
    isAtLeast: count > countedMax,
    oldestOn: row?.oldestOn ?? null,
    caseFiles: row?.caseFiles ?? [],
  };
}

const nothing = sql.raw('null::uuid, null::text');

/** The rows that wait, as the actor sees them: since when, and whose case file where no list shows them. */
const waiting: Readonly<Record<HomeTask['code'], (days: Days) => SQL>> = {
  plansToSign: () =>
    sql`select p.updated_at, p.case_file_id, f.code from action_plans p join case_files f on f.id = p.case_file_id
      where p.draft is not null order by p.updated_at`,
  dowriesToRequest: ({ on }) =>
    sql`select p.updated_at, p.case_file_id, f.code from action_plans p join case_files f on f.id = p.case_file_id
      where p.signed_number is not null and p.edition_id = any(${sql.param(openEditions(on))})
        and not exists (select from dowries d where d.case_file_id = p.case_file_id and d.edition_id = p.edition_id)
      order by p.updated_at`,
  permitsEnding: ({ permitsEndBefore }) =>
    sql`select max(coalesce(p.valid_until, 'infinity'))::timestamptz, ${nothing} from stay_permits p group by p.case_file_id
      having max(coalesce(p.valid_until, 'infinity')) < ${permitsEndBefore}::date`,
  workDeclarationsMissing: ({ on }) =>
    sql`select null::timestamptz, ${nothing} from case_files f where not exists (select from work_declarations d
      where d.case_file_id = f.id and (d.revoked_on is null or d.revoked_on > ${on}::date))`,
  dowriesRequested: () =>
    sql`select d.requested_at, ${nothing} from dowries d where d.state = 'requested' order by d.requested_at`,
  dowriesGranted: () =>
    sql`select d.granted_at, ${nothing} from dowries d where d.state = 'granted' order by d.granted_at`,
  dowriesNotCovered: () =>
    sql`select d.requested_at, ${nothing} from dowries d where d.state = 'requested' and exists (
        select from dowry_components c left join ledger_holders h on h.kind = 'districtFund' and h.edition_id = d.edition_id
          and h.fund_id = c.fund_id and h.district_id = d.district_id
        where c.dowry_id = d.id group by c.fund_id, h.available_cents having sum(c.amount_cents) > coalesce(h.available_cents, 0))
      order by d.requested_at`,
  dowriesOffered: () =>
    sql`select w.offered_at, ${nothing} from waiting_places p join waiting_entries w on w.id = p.entry_id
      where p.is_covered and w.offered_at is not null order by w.offered_at`,
  districtsWithoutOpenings: ({ on }) =>
    sql`select null::timestamptz, ${nothing} from ledger_holders h join ${leastOf(on)} on least.edition_id = h.edition_id and least.fund_id = h.fund_id
      where h.kind = 'districtFund' and h.available_cents < least.cents group by h.edition_id, h.district_id`,
  fundsToAllocate: () =>
    sql`select null::timestamptz, ${nothing} from ledger_holders h where h.kind = 'programmeFund' and h.available_cents > 0`,
  invitationsPending: () =>
    sql`select u.created_at, ${nothing} from users u where u.activated_at is null and u.suspended_at is null order by u.created_at`,
  keysEnding: ({ on }) =>
    sql`select k.expires_at, ${nothing} from api_keys k where k.revoked_at is null and k.expires_at >= ${on}::date
      and k.expires_at < ${addDays(on, keyDays)}::date order by k.expires_at`,
};

/** The editions in which a clearance may be asked for on the day. */
function openEditions(on: CivilDate): string[] {
  const isOpen = (until: CivilDate | null) => until === null || until >= on;
  return editions
    .filter((edition) => isInForce(edition, on) && isOpen(edition.window.clearanceRequestsUntil.value))
    .map(({ id }) => id);
}

/** What the smallest dowry of each open edition takes from each fund, as rows. */
function leastOf(on: CivilDate): SQL {
  const rows = editions
    .filter(({ id }) => openEditions(on).includes(id))
    .flatMap((edition) => {
      const [variant] = edition.variants;
      const fundIds = [...new Set(variant.components.map((part) => part.fundId.value))];
      return fundIds.map((fund_id) => ({
        edition_id: edition.id,
        fund_id,
        cents: variant.components
          .filter((part) => part.fundId.value === fund_id)
          .reduce((sum, part) => sum + part.amountCents.value, 0),
      }));
    });
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as least(edition_id text, fund_id text, cents bigint)`;
}
