import type pg from 'pg';
import { holderIdOf } from '../../src/modules/ledger/index.ts';
import { newId } from '../../src/platform/id.ts';

/** Postings in the life of one dowry: reserved, committed, ten timesheets, six months, the completion; each month ordered and paid. */
export const postingsPerDowry = 33;
const editionId = 'puoi-2022';
const fundId = 'fse-pon-inclusione';
const districtCount = 40;
const promoterCount = 200;
const dowriesPerTransaction = 100;
const lines = ['operatorServices', 'traineeAllowance', 'hostTutoring'] as const;

export interface LoadOptions {
  /** A connection of the owner. */
  client: pg.ClientBase;
  postings: number;
  /** The first day on which a dowry is reserved; lives are spread over the two years after it. */
  from: string;
  tell?(postings: number): void;
}

/**
 * Fills the ledger through its own posting function, many postings in a transaction: whole lives of doti on forty districts and two
 * hundred promoters. For measures only. Answers how many postings there are.
 */
export async function loadLives({ client, postings, from, tell }: LoadOptions): Promise<number> {
  await client.query(preparation);
  const stage = await openStage(client, from);
  const dowries = Math.ceil(postings / postingsPerDowry);
  for (let done = 0; done < dowries; done += dowriesPerTransaction) {
    const count = Math.min(dowriesPerTransaction, dowries - done);
    const batch = Array.from({ length: count }, (_, at) => dowryOn(stage, done + at, dowries));
    await client.query('select pg_temp.live($1::jsonb, $2::date)', [JSON.stringify(batch), from]);
    tell?.((done + count) * postingsPerDowry);
  }
  await client.query('analyze');
  return dowries * postingsPerDowry;
}

interface Stage {
  districtFunds: readonly string[];
  promoters: readonly string[];
}

async function openStage(client: pg.ClientBase, from: string): Promise<Stage> {
  const districtIds = Array.from({ length: districtCount }, () => newId());
  const promoters = Array.from({ length: promoterCount }, () => newId());
  await client.query(
    `insert into districts (id, code, name, region_code) select id, 'M/' || upper(right(id::text, 12)), 'Distretto di misura', '12' from unnest($1::uuid[]) id`,
    [districtIds],
  );
  await client.query(
    `insert into organisations (id, kind, name) select id, 'promoter', 'Promotore di misura' from unnest($1::uuid[]) id`,
    [promoters],
  );
  const funds = [
    { kind: 'outside', editionId, fundId } as const,
    { kind: 'programmeFund', editionId, fundId } as const,
    ...districtIds.map((districtId) => ({ kind: 'districtFund', editionId, fundId, districtId }) as const),
  ];
  const ids = funds.map(holderIdOf);
  const [outside, programme, ...districtFunds] = ids;
  await client.query(
    `select app.open_ledger_funds($1::uuid[], $2::ledger_holder_kind[], $3::text[], $4::text[], $5::uuid[])`,
    [
      ids,
      funds.map(({ kind }) => kind),
      funds.map(() => editionId),
      funds.map(() => fundId),
      [null, null, ...districtIds],
    ],
  );
  await client.query(
    `select pg_temp.post('fund', $1, null, '{}', array[$2::uuid], 'available', array[$3::uuid], 'available', array[$4::bigint]),
      pg_temp.post('allocate', $1, null, '{}', array_fill($3::uuid, array[$6::int]), 'available', $5::uuid[], 'available',
        array_fill($4::bigint / $6::int, array[$6::int]))`,
    [from, outside, programme, 4_000_000_000_000, districtFunds, districtCount],
  );
  return { districtFunds, promoters };
}

function dowryOn({ districtFunds, promoters }: Stage, number: number, count: number) {
  const dowryId = newId();
  return {
    id: dowryId,
    fund: districtFunds[number % districtCount],
    promoter: promoters[(number * 7) % promoterCount],
    lines: lines.map((component) => holderIdOf({ kind: 'doteComponent', dowryId, component })),
    startsAfterDays: Math.floor((number / count) * 540),
  };
}

/** What only this connection sees: a posting in few words, and a life. */
const preparation = `
select set_config('app.role', 'system', false), set_config('app.actor_id', '00000000-0000-7000-8000-000000000001', false),
  set_config('synchronous_commit', 'off', false);
create or replace function pg_temp.uuid7() returns uuid language sql volatile as $$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid $$;
create or replace function pg_temp.post(kind ledger_kind, day date, fact text, proof jsonb, from_ids uuid[], from_stage ledger_stage,
  to_ids uuid[], to_stage ledger_stage, amounts bigint[], opens uuid[] default '{}', parents uuid[] default '{}', promoters uuid[] default '{}',
  dowries uuid[] default '{}', components text[] default '{}') returns void language plpgsql as $$
declare answer text; key uuid := pg_temp.uuid7();
begin
  select outcome into answer from app.post_to_ledger(key, kind, day, null, 'load:' || key, sha256(uuid_send(key)), fact, proof, null,
    from_ids, array_fill(from_stage, array[cardinality(from_ids)]), to_ids, array_fill(to_stage, array[cardinality(to_ids)]), amounts,
    opens, parents, promoters, dowries, components);
  if answer <> 'applied' then raise exception '% was %', kind, answer; end if;
end $$;
create or replace function pg_temp.live(doti jsonb, start date) returns void language plpgsql as $$
declare d record; l uuid[]; day date; amounts constant bigint[] := '{234000,300000,60000}'; proof jsonb;
begin
  for d in select * from jsonb_to_recordset(doti) as x (id uuid, fund uuid, promoter uuid, lines uuid[], "startsAfterDays" integer) loop
    l := d.lines;
    day := start + d."startsAfterDays";
    proof := jsonb_build_object('dowryId', d.id);
    perform pg_temp.post('reserve', day, 'dote:' || d.id, proof, array[d.fund, d.fund, d.fund], 'available', l, 'reserved', amounts,
      l, array[d.fund, d.fund, d.fund], array[d.promoter, d.promoter, d.promoter], array[d.id, d.id, d.id],
      array['operatorServices', 'traineeAllowance', 'hostTutoring']);
    perform pg_temp.post('commit', day + 10, 'dote:' || d.id, proof, l, 'reserved', l, 'committed', amounts);
    for n in 1 .. 10 loop
      perform pg_temp.post('accrue', day + n * 12, 'timesheet:' || d.id || n, proof, l[1:1], 'committed', l[1:1], 'accrued', '{23400}');
    end loop;
    for n in 1 .. 6 loop
      perform pg_temp.post('accrue', day + n * 30, 'month:' || d.id || n, proof, l[2:2], 'committed', l[2:2], 'accrued', '{50000}');
      perform pg_temp.post('order', day + n * 30 + 5, 'order:' || d.id || n, proof, l[2:2], 'accrued', l[2:2], 'ordered', '{50000}');
      perform pg_temp.post('pay', day + n * 30 + 8, 'bank:' || d.id || n, proof, l[2:2], 'ordered', l[2:2], 'paid', '{50000}');
    end loop;
    perform pg_temp.post('accrue', day + 181, 'completion:' || d.id, proof, l[3:3], 'committed', l[3:3], 'accrued', '{60000}');
    perform pg_temp.post('order', day + 185, 'order:' || d.id, proof, array[l[1], l[3]], 'accrued', array[l[1], l[3]], 'ordered', '{234000,60000}');
    perform pg_temp.post('pay', day + 188, 'bank:' || d.id, proof, array[l[1], l[3]], 'ordered', array[l[1], l[3]], 'paid', '{234000,60000}');
  end loop;
end $$;`;
