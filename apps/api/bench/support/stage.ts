import { randomBytes } from 'node:crypto';
import { systemContext } from '../../src/installation.ts';
import { apiKeys, hashOf, organisations } from '../../src/modules/identity/index.ts';
import { holderIdOf, post } from '../../src/modules/ledger/index.ts';
import { editionById } from '../../src/modules/programmes/index.ts';
import { clockOf } from '../../src/platform/clock.ts';
import { applicationUrl, connect } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/id.ts';
import { giveDistrict, makeDistrict } from '../../test/money.ts';
import type { BenchDatabase } from './harness.ts';
import type { Once } from './post-each.ts';

const edition = editionById('puoi-plus-2024');
if (!edition) throw new Error('the edition is missing');
export const editionId = edition.id;
const [{ components }] = edition.variants;
const fundIds = [...new Set(components.map(({ fundId }) => fundId.value))];
/** The fund of which shares are given to districts. */
export const allocated = { editionId, fundId: pick(fundIds, 0) };
export const districtCount = 50;
/** The lines of a dowry with their amounts in cents. */
export const reservedLines = components.map(({ component, fundId, amountCents }) => ({
  component,
  fundId: fundId.value,
  amountCents: amountCents.value,
}));

/** The system's way into a database that is measured, and what the tests' builders need of a world. */
export function systemOf(bench: BenchDatabase) {
  const database = connect({
    url: applicationUrl(bench.ownerUrl),
    size: 4,
    onError: () => {},
    statementTimeoutMs: 600_000,
  });
  const clock = { ...clockOf(() => new Date()), set: () => {} };
  const system = systemContext({ database, clock, log: console, requestId: 'bench' });
  return { database, system, clock, sql: bench.query };
}

type BenchWorld = ReturnType<typeof systemOf>;

/** Promoters, and fifty districts with money for every posting of a run. */
export async function openStage(world: BenchWorld, bench: BenchDatabase, promoterCount: number) {
  const organisationIds = Array.from({ length: promoterCount }, () => newId());
  await world.system.transaction((tx) =>
    tx
      .insert(organisations)
      .values(organisationIds.map((id, at) => ({ id, kind: 'promoter' as const, name: `Promotore ${at}` }))),
  );
  const districtIds: string[] = [];
  for (let number = 0; number < districtCount; number++) {
    const districtId = await makeDistrict(world, `Distretto ${number}`);
    districtIds.push(districtId);
    for (const fundId of fundIds)
      await giveDistrict(world.system, { editionId, fundId, districtId }, 100_000_000_000);
  }
  await writePlaces(bench, { organisationIds, districtIds });
  return { organisationIds, districtIds };
}

/** Money on the fund of the programme for the allocations of a run. */
export async function fundAllocations({ system }: BenchWorld): Promise<void> {
  const place = (kind: 'outside' | 'programmeFund') => ({
    holderId: holderIdOf({ kind, ...allocated }),
    stage: 'available' as const,
  });
  const moves = [{ from: place('outside'), to: place('programmeFund'), amountCents: 1_000_000_000 }];
  const effectiveOn = system.clock.today();
  await system.transaction((tx) =>
    post(tx, { kind: 'fund', idempotencyKey: `bench:${newId()}`, effectiveOn, moves }),
  );
}

/** Where pgbench finds the holders of each district. */
async function writePlaces(
  bench: BenchDatabase,
  stage: { organisationIds: string[]; districtIds: string[] },
) {
  await bench.query(
    'create table bench_places (n int primary key, fund_ids uuid[] not null, organisation_id uuid not null)',
  );
  for (const [at, districtId] of stage.districtIds.entries()) {
    const funds = components.map(({ fundId }) =>
      holderIdOf({ kind: 'districtFund', editionId, fundId: fundId.value, districtId }),
    );
    await bench.query('insert into bench_places values ($1, $2, $3)', [
      at + 1,
      funds,
      pick(stage.organisationIds, at),
    ]);
  }
  await bench.query('grant select on bench_places to approdo_app');
}

/** The key of an application that acts as an authority. */
export async function authorityKey({ system }: BenchWorld): Promise<string> {
  const secret = `apd_${randomBytes(24).toString('hex')}`;
  const organisationId = newId();
  await system.transaction(async (tx) => {
    await tx.insert(organisations).values({ id: organisationId, kind: 'authority', name: 'Autorità' });
    await tx.insert(apiKeys).values({
      id: newId(),
      organisationId,
      name: 'Misura',
      prefix: secret.slice(0, 12),
      secretHash: hashOf(secret),
      actsAs: 'authority',
      scopes: ['dowries:grant', 'dowries:read', 'budgets:allocate', 'budgets:read', 'ledger:read'],
      districtIds: [],
      expiresAt: new Date('2100-01-01T00:00:00Z'),
    });
  });
  return secret;
}

/** A request that is sent once. */
export const once = (secret: string, path: string, headers: Record<string, string> = {}): Once => ({
  path: `/api/v1${path}`,
  headers: { authorization: `Bearer ${secret}`, 'idempotency-key': newId(), ...headers },
});

/** Requests to give one cent to a district, from the holders of these keys in turn. */
export const allocationsOf = (
  secrets: readonly string[],
  districtIds: readonly string[],
  count: number,
): Once[] =>
  Array.from({ length: count }, (_, at) => ({
    ...once(pick(secrets, at), '/budgets/allocations'),
    body: {
      ...allocated,
      actReference: 'Misura',
      shares: [{ districtId: pick(districtIds, at), amountCents: 1 }],
    },
  }));

const asScript = (districts: number, statement: string) => `\\set n random(1, ${districts})
begin;
select set_config('app.role', 'authority', true), set_config('app.actor_id', '${newId()}', true);
${statement}
commit;`;

const lines = components.map(({ component }) => `'${component}'`).join(', ');
const amounts = components.map(({ amountCents }) => amountCents.value).join(', ');

/** An id for a line of a dowry in SQL: as the product's it begins like its dowry's, so that indexes grow at their end. */
export const lineIdOf = (dowry: string): string =>
  `encode(overlay(uuid_send(gen_random_uuid()) placing substring(uuid_send(${dowry}) from 1 for 6) from 1 for 6), 'hex')::uuid`;

/** The posting of a grant: three moves from the funds of place `p` to the lines of a dowry that is fresh for each row. */
const reservationFor = (row: string) => `lateral (select uuidv7() as dowry where ${row} > 0) x
  cross join lateral (select array[${lineIdOf('x.dowry')}, ${lineIdOf('x.dowry')}, ${lineIdOf('x.dowry')}] as ids) line
  cross join lateral app.post_to_ledger(uuidv7(), 'reserve', current_date, null, 'bench:' || x.dowry, sha256(uuid_send(x.dowry)),
    'dote:' || x.dowry, jsonb_build_object('dowryId', x.dowry), null, p.fund_ids, '{available,available,available}', line.ids,
    '{reserved,reserved,reserved}', array[${amounts}]::bigint[], line.ids, p.fund_ids,
    array[p.organisation_id, p.organisation_id, p.organisation_id], array[x.dowry, x.dowry, x.dowry], array[${lines}]) answer`;

/** The posting of a grant alone: the same three moves on the same district funds, with fresh dowries. */
export const reservationScript = (districts: number): string =>
  asScript(
    districts,
    `select answer.outcome from bench_places p cross join ${reservationFor('p.n')} where p.n = :n;`,
  );

/** The posting of an allocation alone. */
export function allocationScript(): string {
  const programmeId = holderIdOf({ kind: 'programmeFund', ...allocated });
  return asScript(
    districtCount,
    `select answer.outcome from bench_places p
  cross join (select uuidv7() as id) x
  cross join lateral app.post_to_ledger(x.id, 'allocate', current_date, null, 'bench:' || x.id, sha256(uuid_send(x.id)), null,
    '{"actReference": "Misura"}', null, array['${programmeId}'::uuid], '{available}', p.fund_ids[1:1], '{available}', '{1}',
    null, null, null, null, null) answer
  where p.n = :n;`,
  );
}

export function pick<Value>(values: readonly Value[], at: number): Value {
  const value = values[at % values.length];
  if (value === undefined) throw new RangeError('nothing to pick from');
  return value;
}
