import { beforeAll, describe, expect, it } from 'vitest';
import { demonstrationDistricts, establishDistrict } from '../src/modules/territory/index.ts';
import { type Caller, useWorld } from './world.ts';

/** A client application does the whole job with the bodies that the contract gives as examples. */
const world = useWorld({ today: '2026-11-22' });

type Body = Record<string, unknown>;

let examples: Record<string, Body[]>;
let districtId: string;
let promoter: Caller;
let authority: Caller;
let coordinator: Caller;

/** The example of a shape, from the published contract. */
function example(shape: string, index = 0): Body {
  const found = examples[shape]?.[index];
  if (!found) throw new Error(`the contract has no example of ${shape}`);
  return structuredClone(found);
}

beforeAll(async () => {
  const contract = (await world.app.inject({ url: '/api/v1/openapi.json' })).json();
  const shapes = Object.entries(contract.components.schemas as Record<string, { examples?: Body[] }>);
  examples = Object.fromEntries(shapes.map(([name, shape]) => [name, shape.examples ?? []]));
  const [latina] = demonstrationDistricts;
  if (!latina) throw new Error('no district');
  const { assumed: _, ...district } = latina;
  districtId = (await establishDistrict(world.system, district)).id;
  promoter = await world.key('operator');
  authority = await world.key('authority');
  coordinator = await world.key('coordinator', { districtIds: [districtId] });
});

let keys = 0;
const repeatable = () => ({ 'idempotency-key': `integrator-${++keys}-of-the-day` });

describe('an integrator with a bearer key', () => {
  let caseFileId: string;
  let planId: string;
  let dowryId: string;
  let etag: string;

  it('searches before creating, and finds nobody', async () => {
    for (const index of [0, 1]) {
      const reply = await promoter.post<{ items: unknown[] }>(
        '/case-file-searches',
        example('SearchCaseFiles', index),
      );
      expect(reply.status).toBe(200);
      expect(reply.body.items).toEqual([]);
    }
  });

  it('opens the case file and completes it', async () => {
    const opened = await promoter.post<{ id: string }>('/case-files', example('OpenCaseFile'), repeatable());
    expect(opened.status).toBe(201);
    caseFileId = opened.body.id;
    etag = opened.etag;
    for (const [path, shape] of [
      ['service-pacts', 'AddServicePact'],
      ['educations', 'AddEducation'],
      ['consents', 'AddConsent'],
    ] as const) {
      const added = await promoter.post(`/case-files/${caseFileId}/${path}`, example(shape), {
        'if-match': etag,
      });
      expect([shape, added.status]).toEqual([shape, 201]);
      etag = (await promoter.get(`/case-files/${caseFileId}`)).etag;
    }
  });

  it('reads which conditions for a dowry are met', async () => {
    const url = `/case-files/${caseFileId}/eligibility?editionId=puoi-plus-2024&on=2026-11-22`;
    const reply = await promoter.get<{ outcome: string; conditions: { outcome: string }[] }>(url);
    expect(reply.status).toBe(200);
    expect(reply.body.outcome).toBe('eligible');
    expect(new Set(reply.body.conditions.map(({ outcome }) => outcome))).toEqual(new Set(['met']));
  });

  it('writes the action plan and has it signed', async () => {
    const opened = await promoter.post<{ id: string }>(
      `/case-files/${caseFileId}/action-plans`,
      example('OpenPlan'),
      repeatable(),
    );
    expect(opened.status).toBe(201);
    planId = opened.body.id;
    const written = await promoter.put(`/action-plans/${planId}`, example('WritePlan'), {
      'if-match': opened.etag,
    });
    expect(written.status).toBe(200);
    const signed = await promoter.post(`/action-plans/${planId}/signature`, example('SignPlan'), {
      'if-match': written.etag,
    });
    expect(signed.status).toBe(200);
  });

  it('asks for the dowry, whose grant waits for money', async () => {
    const requested = await promoter.post<{ id: string; state: string }>(
      '/dowries',
      { ...example('RequestDowry'), caseFileId },
      repeatable(),
    );
    expect([requested.status, requested.body.state]).toEqual([201, 'requested']);
    dowryId = requested.body.id;
    const early = await authority.post<{ type: string }>(`/dowries/${dowryId}/clearance`, undefined, {
      'if-match': requested.etag,
      ...repeatable(),
    });
    expect([early.status, early.body.type]).toEqual([409, '/problems/dowries/insufficient-funds']);
  });

  it('funds the programme and gives the district its share', async () => {
    expect((await authority.post('/budgets/fundings', example('FundProgramme'), repeatable())).status).toBe(
      201,
    );
    const shares = [{ districtId, amountCents: 59_400_000 }];
    expect(
      (
        await authority.post(
          '/budgets/allocations',
          { ...example('AllocateToDistricts'), shares },
          repeatable(),
        )
      ).status,
    ).toBe(201);
    for (const [fundId, perDowryCents] of [
      ['fami-2021', 340_642],
      ['fse-plus', 337_500],
    ] as const) {
      const act = { editionId: 'puoi-plus-2024', fundId, effectiveOn: '2026-11-22' };
      const amountCents = perDowryCents * 10;
      const funded = await authority.post(
        '/budgets/fundings',
        { ...example('FundProgramme'), ...act, amountCents },
        repeatable(),
      );
      expect(funded.status).toBe(201);
      const given = { ...example('AllocateToDistricts'), ...act, shares: [{ districtId, amountCents }] };
      expect((await authority.post('/budgets/allocations', given, repeatable())).status).toBe(201);
    }
  });

  it('grants the dowry, which reserves 6,781.42 euro on the funds of the district', async () => {
    const { etag: version } = await authority.get(`/dowries/${dowryId}`);
    const granted = await authority.post<{ state: string; totals: { reservedCents: number } }>(
      `/dowries/${dowryId}/clearance`,
      undefined,
      { 'if-match': version, ...repeatable() },
    );
    expect([granted.status, granted.body.state, granted.body.totals.reservedCents]).toEqual([
      200,
      'granted',
      678_142,
    ]);
  });

  it('reads the budget of the district, which has room for nine more', async () => {
    const budgets = await coordinator.get<{
      items: { editionId: string; reservedCents: number; availableCents: number }[];
    }>(`/budgets?editionId=puoi-plus-2024`);
    expect(budgets.status).toBe(200);
    const reserved = budgets.body.items.reduce((sum, { reservedCents }) => sum + reservedCents, 0);
    expect(reserved).toBe(678_142);
    const openings = await coordinator.get<{ items: { openings: number }[] }>(
      '/budgets/openings?editionId=puoi-plus-2024',
    );
    expect(openings.status).toBe(200);
    expect(openings.body.items.map((row) => row.openings)).toEqual([9]);
  });

  it('withdraws the dowry, and every cent is free again', async () => {
    const { etag: version } = await promoter.get(`/dowries/${dowryId}`);
    const withdrawn = await promoter.post<{ state: string; totals: { reservedCents: number } }>(
      `/dowries/${dowryId}/withdrawal`,
      example('WithdrawDowry'),
      { 'if-match': version, ...repeatable() },
    );
    expect([withdrawn.status, withdrawn.body.state, withdrawn.body.totals.reservedCents]).toEqual([
      200,
      'withdrawn',
      0,
    ]);
  });

  it('exceeds neither its scopes nor its body', async () => {
    const reader = await world.key('operator', {
      organisationId: promoter.organisationId,
      scopes: ['case-files:read'],
    });
    expect((await reader.get(`/case-files/${caseFileId}`)).status).toBe(200);
    expect((await reader.post('/case-files', example('OpenCaseFile'))).status).toBe(403);
    const stranger = await world.key('operator');
    expect((await stranger.get(`/case-files/${caseFileId}`)).status).toBe(404);
    expect((await stranger.get(`/dowries/${dowryId}`)).status).toBe(404);
  });
});
