import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextAs, expectProvenLedger, giveDistrict, makeDistrict } from '../../../../test/money.ts';
import { useWorld } from '../../../../test/world.ts';
import type { Context } from '../../../platform/context.ts';
import { newId } from '../../../platform/id.ts';
import { dowryComponentsIn, holderIdOf, holderOf, releaseDowry, reserveDowry } from '../index.ts';

const world = useWorld();
const fundId = 'fse-pon-inclusione';
const editionId = 'puoi-2022';
const components = [
  { component: 'operatorServices', fundId, amountCents: 234_000 },
  { component: 'traineeAllowance', fundId, amountCents: 300_000 },
  { component: 'hostTutoring', fundId, amountCents: 60_000 },
] as const;

let authority: Context;
let organisationId: string;
beforeAll(async () => {
  authority = contextAs(world, 'authority');
  organisationId = (await world.body('promoter')).id;
});

afterAll(() => expectProvenLedger(world));

const reservation = (districtId: string, dowryId = newId()) => ({
  dowryId,
  editionId,
  districtId,
  organisationId,
  components,
});
const available = (districtId: string) =>
  authority.read(async (tx) => {
    const fund = await holderOf(tx, { kind: 'districtFund', editionId, fundId, districtId });
    return fund?.availableCents;
  });

describe('reserving a dowry', () => {
  it('sets aside the three lines on the district’s fund', async () => {
    const districtId = await makeDistrict(world);
    await giveDistrict(authority, { editionId, fundId, districtId }, 1_000_000);
    const asked = reservation(districtId);
    await authority.transaction((tx) => reserveDowry(tx, authority, asked));
    const lines = await authority.read((tx) => dowryComponentsIn(tx, asked.dowryId));
    expect(lines.map(({ component, reservedCents }) => [component, reservedCents])).toEqual([
      ['hostTutoring', 60_000],
      ['operatorServices', 234_000],
      ['traineeAllowance', 300_000],
    ]);
    expect(await available(districtId)).toBe(406_000);
  });

  it('refuses when the money is not there, says how much is missing, and remembers the refusal', async () => {
    const districtId = await makeDistrict(world);
    await giveDistrict(authority, { editionId, fundId, districtId }, 500_000);
    const asked = reservation(districtId);
    const attempt = authority.transaction((tx) => reserveDowry(tx, authority, asked));
    await expect(attempt).rejects.toMatchObject({
      kind: { type: 'ledger/insufficient-funds', status: 409 },
      details: {
        violations: [{ code: 'insufficientFunds', numbers: { missingCents: 94_000, heldCents: 500_000 } }],
      },
    });
    await expect(attempt).rejects.toHaveProperty(
      'details.detail.it',
      'Sul fondo FSE PON Inclusione 2014-2020 (Distretto di prova) mancano 940,00\u00a0€: ci sono 5.000,00\u00a0€, ne servono 5.940,00\u00a0€.',
    );
    expect(await available(districtId)).toBe(500_000);
    const recorded = await world.sql(
      'select outcome, dowry_id, organisation_id from ledger_transactions where dowry_id = $1',
      [asked.dowryId],
    );
    expect(recorded).toEqual([
      { outcome: 'rejected', dowry_id: asked.dowryId, organisation_id: organisationId },
    ]);
  });

  it('reserves a dowry once', async () => {
    const districtId = await makeDistrict(world);
    await giveDistrict(authority, { editionId, fundId, districtId }, 2_000_000);
    const asked = reservation(districtId);
    await authority.transaction((tx) => reserveDowry(tx, authority, asked));
    await expect(authority.transaction((tx) => reserveDowry(tx, authority, asked))).rejects.toMatchObject({
      kind: { type: 'ledger/already-posted', status: 409 },
    });
    expect(await available(districtId)).toBe(1_406_000);
  });
});

describe('releasing a dowry', () => {
  it('gives everything back to the district when its promoter withdraws it', async () => {
    const districtId = await makeDistrict(world);
    await giveDistrict(authority, { editionId, fundId, districtId }, 1_000_000);
    const asked = reservation(districtId);
    await authority.transaction((tx) => reserveDowry(tx, authority, asked));
    const operator = contextAs(world, 'operator', { organisationId });
    await operator.transaction((tx) =>
      releaseDowry(tx, operator, { dowryId: asked.dowryId, reason: 'withdrawn' }),
    );
    expect(await available(districtId)).toBe(1_000_000);
    const again = await operator.transaction((tx) =>
      releaseDowry(tx, operator, { dowryId: asked.dowryId, reason: 'withdrawn' }),
    );
    expect(again).toBeNull();
  });

  it('does not release what another promoter’s dowry holds', async () => {
    const districtId = await makeDistrict(world);
    await giveDistrict(authority, { editionId, fundId, districtId }, 1_000_000);
    const asked = reservation(districtId);
    await authority.transaction((tx) => reserveDowry(tx, authority, asked));
    const other = contextAs(world, 'operator', { organisationId: (await world.body('promoter')).id });
    expect(
      await other.transaction((tx) =>
        releaseDowry(tx, other, { dowryId: asked.dowryId, reason: 'withdrawn' }),
      ),
    ).toBeNull();
    expect(await available(districtId)).toBe(406_000);
  });
});

it('gives a holder the same id whoever asks, ordered like its dowry', () => {
  const dowryId = newId();
  const id = holderIdOf({ kind: 'doteComponent', dowryId, component: 'hostTutoring' });
  expect(id).toBe(holderIdOf({ kind: 'doteComponent', dowryId, component: 'hostTutoring' }));
  expect(id.slice(0, 13)).toBe(dowryId.slice(0, 13));
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(id).not.toBe(holderIdOf({ kind: 'doteComponent', dowryId, component: 'operatorServices' }));
});
