import { beforeAll, describe, expect, it } from 'vitest';
import { expectProvenLedger } from '../../test/money.ts';
import { useWorld } from '../../test/world.ts';
import type { DistrictPlansPage } from '../modules/budgets/plan-grid-schemas.ts';
import { postingKinds } from '../modules/ledger/index.ts';
import { demonstrationAccounts, demonstrationKey, demonstrationPassword } from './accounts.ts';
import { demonstrationState, loadDemonstration } from './load.ts';

const world = useWorld({ today: '2026-11-22' });
const today = '2026-11-22';

beforeAll(async () => {
  await loadDemonstration({
    ownerUrl: world.ownerUrl,
    database: world.database,
    clock: world.clock,
    system: world.system,
  });
}, 120_000);

const numberOf = async (text: string) => Number((await world.sql<{ number: string }>(text))[0]?.number);

describe('the demonstration world', () => {
  it('has one authority, four districts, eight promoters, thirty hosts and 340 case files', async () => {
    expect(await numberOf("select count(*) as number from organisations where kind = 'authority'")).toBe(1);
    expect(await numberOf('select count(*) as number from districts')).toBe(4);
    expect(await numberOf("select count(*) as number from organisations where kind = 'promoter'")).toBe(8);
    expect(await numberOf("select count(*) as number from organisations where kind = 'host'")).toBe(30);
    expect(await numberOf('select count(*) as number from case_files')).toBe(340);
  });

  it('has people at every point of the path', async () => {
    const states = await world.sql<{ state: string }>('select distinct state from dowries order by state');
    expect(states.map(({ state }) => state)).toEqual(['granted', 'refused', 'requested', 'withdrawn']);
    expect(
      await numberOf('select count(*) as number from action_plans where draft is not null'),
    ).toBeGreaterThan(5);
    expect(
      await numberOf('select count(*) as number from action_plans where signed_number is not null'),
    ).toBeGreaterThan(20);
  });

  it('holds nothing dated after the day it stands on', async () => {
    for (const [table, column] of [
      ['case_files', 'created_at'],
      ['action_plan_versions', 'recorded_at'],
      ['dowries', 'updated_at'],
      ['audit_entries', 'at'],
    ] as const)
      expect([
        table,
        await numberOf(`select count(*) as number from ${table} where ${column} > '${today}T11:00:00Z'`),
      ]).toEqual([table, 0]);
    expect(
      await numberOf(`select count(*) as number from ledger_transactions where effective_on > '${today}'`),
    ).toBe(0);
  });

  it('shows the whole life of doti: every kind of posting and every stage, a rejected payment, a recovery and a reversal', async () => {
    const kinds = await world.sql<{ kind: string }>(
      "select distinct kind::text as kind from ledger_transactions where outcome = 'applied' order by 1",
    );
    expect(kinds.map(({ kind }) => kind)).toEqual([...postingKinds].sort());
    const [sums] = await world.sql(
      `select sum(reserved_cents) > 0 as reserved, sum(committed_cents) > 0 as committed, sum(accrued_cents) > 0 as accrued,
         sum(ordered_cents) > 0 as ordered, sum(paid_cents) > 0 as paid, sum(recoverable_cents) > 0 as recoverable from ledger_totals`,
    );
    expect(sums).toEqual({
      reserved: true,
      committed: true,
      accrued: true,
      ordered: true,
      paid: true,
      recoverable: true,
    });
    expect(
      await numberOf('select count(*) as number from ledger_periods where closed_at is not null'),
    ).toBeGreaterThan(4);
    expect(
      await numberOf('select count(*) as number from ledger_transactions where original_on is not null'),
    ).toBe(1);
    await expectProvenLedger(world);
  });

  it('plans the quarters around its day, in which some districts are behind their plan and one before it', async () => {
    const officer = await world.as('authority');
    const { body } = await officer.get<DistrictPlansPage>(
      '/budgets/plans/by-district?editionId=percorsi-4&fundId=fse',
    );
    expect(body.totals.quarters.map(({ plannedCents }) => plannedCents > 0)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    const signs = body.items.map(({ untilNow }) => Math.sign(untilNow.differenceCents));
    expect([...new Set(signs)].sort()).toEqual([-1, 1]);
  });

  it('lets its accounts and its key in, and nobody else', async () => {
    for (const { email } of demonstrationAccounts) {
      const given = { email, password: demonstrationPassword };
      const reply = await world.nobody.post('/sessions', given, { origin: 'https://approdo.test' });
      expect([email, reply.status]).toEqual([email, 204]);
    }
    const byKey = await world.nobody.get<{ role: string }>('/account', undefined, {
      authorization: `Bearer ${demonstrationKey}`,
    });
    expect([byKey.status, byKey.body.role]).toEqual([200, 'integrator']);
  });

  it('knows that it is there', async () => {
    expect(await demonstrationState(world.ownerUrl)).toBe('present');
  });
});
