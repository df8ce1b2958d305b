import { addDays, type CivilDate, civilDate } from '@approdo/shared/dates';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { coverDowries, readyPersons, requestedDowries } from '../../../test/builders/dowries.ts';
import { contextAs, expectProvenLedger, makeDistrict } from '../../../test/money.ts';
import { type Caller, useWorld } from '../../../test/world.ts';
import { newId } from '../../platform/id.ts';
import { releaseDowry, reserveDowry } from '../ledger/index.ts';
import { editionNamed } from '../programmes/index.ts';
import { mondayOf } from './forecast-rules.ts';
import type { Forecast } from './forecast-schemas.ts';
import type { Scenario } from './scenario-schemas.ts';

const world = useWorld();
const editionId = 'percorsi-4';
const price = 594_000;
const today = civilDate('2026-11-22');
let authority: Caller;
let districtId: string;

/** Doti granted so many days ago, straight into the database and the ledger; of some of them money returned. */
async function granted(
  count: number,
  daysAgo: number,
  returned?: { afterDays: number; reason: string },
): Promise<void> {
  const operator = await world.as('operator');
  const given = { operator, districtId, editionId };
  const persons = await readyPersons(world, count, given);
  const on = addDays(today, -daysAgo);
  const ctx = contextAs(world, 'authority');
  const components = (editionNamed(editionId).variants[0]?.components ?? []).map((part) => ({
    component: part.component,
    fundId: part.fundId.value,
    amountCents: part.amountCents.value,
  }));
  for (const dowryId of await requestedDowries(world, persons, given)) {
    await ctx.transaction((tx) =>
      reserveDowry(tx, ctx, {
        dowryId,
        editionId,
        districtId,
        organisationId: operator.organisationId ?? '',
        components,
        effectiveOn: on,
      }),
    );
    await world.sql(
      'update dowries set requested_at = $2::date, granted_on = $2, granted_at = $2::date, granted_by = $3 where id = $1',
      [dowryId, on, authority.id],
    );
    if (returned) await giveBack(dowryId, addDays(on, returned.afterDays), returned.reason);
  }
}

async function giveBack(dowryId: string, effectiveOn: CivilDate, reason: string): Promise<void> {
  const ctx = contextAs(world, 'authority');
  await ctx.transaction((tx) =>
    releaseDowry(tx, ctx, { dowryId, reason, effectiveOn, components: ['traineeAllowance'] }),
  );
}

beforeAll(async () => {
  authority = await world.as('authority');
  districtId = await makeDistrict(world, 'Distretto delle previsioni');
  await coverDowries(world, 40, { districtId, editionId });
  await granted(9, 400);
  await granted(3, 400, { afterDays: 70, reason: 'interrupted' });
  await granted(10, 7 * 8);
});
afterAll(() => expectProvenLedger(world));

const forecastOf = async (query = '', caller = authority) => {
  const { body, status } = await caller.get<Forecast>(
    `/budgets/forecast?editionId=${editionId}&districtId=${districtId}${query}`,
  );
  expect(status).toBe(200);
  return body;
};

describe('the forecast', () => {
  it('takes drop-out and average spend from the past and says from how many doti', async () => {
    const body = await forecastOf();
    expect(body).toMatchObject({
      sampleDowries: 22,
      maturedDowries: 12,
      runningDowries: 10,
      perDowryCents: price,
    });
    expect(body.parameters).toMatchObject({
      dropOutPercent: { value: 25, historyValue: 25, origin: 'history', assumed: false },
      completedSpendPercent: { value: 100 },
      droppedSpendPercent: { value: 49.5 },
      weeklyOpenings: { value: 0.8 },
    });
    expect(body.expectedSpendPercent).toBeCloseTo(87.4, 1);
    expect(body.method.join(' ')).toContain('12 concesse da almeno');
  });

  it('opens now what is available in full, and more as what is not spent returns', async () => {
    const body = await forecastOf();
    const available = 40 * price - 22 * price + 3 * 300_000;
    expect(body).toMatchObject({ availableCents: available, openingsNow: Math.floor(available / price) });
    expect(body.openingsForecast).toBeGreaterThan(body.openingsNow);
    expect(body.funds).toHaveLength(1);
    expect(body.bindingFundId).toBe('fse');
  });

  it('says in which week money comes back: that of the age at which it did', async () => {
    const body = await forecastOf('&weeklyOpenings=0');
    const released = body.weeks.filter(({ releasedCents }) => releasedCents > 0);
    expect(released.map(({ weekStartsOn }) => weekStartsOn)).toEqual([
      addDays(mondayOf(addDays(today, -56)), 70),
    ]);
    expect(body.weeks).toHaveLength(26);
    expect(body.weeks[0]?.weekStartsOn).toBe('2026-11-23');
    expect(body.returningCents).toBe(body.weeks.reduce((sum, week) => sum + week.releasedCents, 0));
  });

  it('is as the reader imagines it, and keeps the past beside', async () => {
    const body = await forecastOf('&dropOutPercent=0&completedSpendPercent=100&weeks=4');
    expect(body.parameters.dropOutPercent).toMatchObject({ value: 0, historyValue: 25, origin: 'asked' });
    expect(body).toMatchObject({ expectedSpendPercent: 100, returningCents: 0 });
    expect(body.openingsForecast).toBe(body.openingsNow);
    expect(body.weeks).toHaveLength(4);
  });

  it('marks what it assumes where the past says too little', async () => {
    const { body } = await authority.get<Forecast>('/budgets/forecast?editionId=puoi-plus-2024');
    expect(body.parameters.dropOutPercent).toMatchObject({
      value: 34.4,
      historyValue: null,
      origin: 'assumed',
      assumed: true,
    });
    expect(body.method.join(' ')).toContain('sono ipotesi');
    expect(body).toMatchObject({ openingsNow: 0, openingsForecast: 0 });
  });

  it('is tested on the past: with what was known then, against what came back since', async () => {
    const before = await forecastOf();
    expect(before.backTest).toMatchObject({
      madeOn: addDays(today, -91),
      time: 'effective',
      sampleDowries: 12,
      actualReleasedCents: 0,
    });
    await granted(1, 60, { afterDays: 30, reason: 'interrupted' });
    const { backTest } = await forecastOf();
    expect(backTest.sampleDowries).toBe(12);
    expect(backTest.actualReleasedCents).toBe(300_000);
    expect(backTest.errorPercent).toBe(
      Math.round(((backTest.forecastReleasedCents - 300_000) / 300_000) * 1000) / 10,
    );
  });

  it('is tested on what was recorded by then, once the ledger reaches so far back', async () => {
    const start = world.clock.now();
    world.clock.set(new Date(Date.now() + 100 * 86_400_000).toISOString());
    onTestFinished(() => world.clock.set(start.toISOString()));
    const { backTest } = await forecastOf();
    expect(backTest).toMatchObject({
      time: 'recorded',
      sampleDowries: 23,
      actualReleasedCents: 0,
      errorPercent: null,
    });
  });

  it('is of the own districts for a coordinator', async () => {
    const elsewhere = await world.person('coordinator', { districtIds: [await makeDistrict(world)] });
    expect(await forecastOf('', elsewhere)).toMatchObject({
      availableCents: 0,
      runningDowries: 0,
      sampleDowries: 0,
    });
  });

  it('is in the language of the reader', async () => {
    const { body } = await authority.get<Forecast>(`/budgets/forecast?editionId=${editionId}`, undefined, {
      'accept-language': 'en',
    });
    expect(body.method.join(' ')).toContain('Expected cost of a dowry');
  });

  it('needs an edition that exists', async () => {
    expect((await authority.get('/budgets/forecast?editionId=puoi-2030')).status).toBe(400);
  });
});

describe('a scenario', () => {
  const save = (caller: Caller, name: string, parameters: object = { dropOutPercent: 40 }) =>
    caller.post<Scenario>('/budgets/scenarios', { name, editionId, districtId, parameters });

  it('is saved with a name, read by colleagues and compared by its forecast', async () => {
    const { body: saved, status } = await save(authority, 'Molti abbandoni');
    expect(status).toBe(201);
    expect(saved.parameters).toEqual({
      variantId: 'standard',
      dropOutPercent: 40,
      completedSpendPercent: null,
      droppedSpendPercent: null,
      weeklyOpenings: null,
    });
    const { body: imagined } = await authority.get<Forecast>(`/budgets/scenarios/${saved.id}/forecast`);
    expect(imagined).toEqual(await forecastOf('&dropOutPercent=40'));
    const colleague = await world.person('authority', { organisationId: authority.organisationId ?? '' });
    const { body } = await colleague.get<{ items: Scenario[] }>('/budgets/scenarios');
    expect(body.items.map(({ name }) => name)).toContain('Molti abbandoni');
  });

  it('is of the own body only', async () => {
    const { body } = await save(authority, 'Solo nostro');
    const stranger = await world.person('coordinator', { districtIds: [districtId] });
    expect((await stranger.get(`/budgets/scenarios/${body.id}/forecast`)).status).toBe(404);
    expect((await stranger.get<{ items: Scenario[] }>('/budgets/scenarios')).body.items).toEqual([]);
  });

  it('has a name that the body uses once', async () => {
    await save(authority, 'Nome preso');
    expect(await save(authority, 'NOME preso')).toMatchObject({
      status: 409,
      body: { type: '/problems/budgets/scenario-name-taken' },
    });
  });

  it('is changed and deleted by whoever saw it as it is', async () => {
    const { body } = await save(authority, 'Da cambiare');
    const url = `/budgets/scenarios/${body.id}`;
    const changed = { name: 'Cambiato', parameters: { weeklyOpenings: 2 } };
    expect((await authority.put(url, changed, { 'if-match': '"7"' })).status).toBe(412);
    expect((await authority.put<Scenario>(url, changed, { 'if-match': '"1"' })).body).toMatchObject({
      name: 'Cambiato',
      version: 2,
    });
    expect((await authority.delete(url, undefined, { 'if-match': '"1"' })).status).toBe(412);
    expect((await authority.delete(url, undefined, { 'if-match': '"2"' })).status).toBe(204);
    expect((await authority.get(`${url}/forecast`)).status).toBe(404);
    expect(
      (await authority.delete(`/budgets/scenarios/${newId()}`, undefined, { 'if-match': '"1"' })).status,
    ).toBe(404);
  });
});
