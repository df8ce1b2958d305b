import { beforeAll, describe, expect, it } from 'vitest';
import { readyPerson, requestedDowry } from '../../../test/builders/dowries.ts';
import { makeDistrict } from '../../../test/money.ts';
import { type Caller, useWorld } from '../../../test/world.ts';
import type { Eligibility } from './eligibility-schemas.ts';

const world = useWorld();
let operator: Caller;
let districtId: string;
beforeAll(async () => {
  operator = await world.as('operator');
  districtId = await makeDistrict(world);
});

describe('eligibility', () => {
  it('lists every condition as met for a file with all its papers', async () => {
    const { caseFileId } = await readyPerson(world, { operator, districtId });
    const reply = await operator.get<Eligibility>(
      `/case-files/${caseFileId}/eligibility?editionId=puoi-plus-2024`,
    );
    expect(reply.status).toBe(200);
    expect(reply.body.outcome).toBe('eligible');
    expect(reply.body.on).toBe('2026-11-22');
    expect(reply.body.conditions.filter(({ outcome }) => outcome !== 'met')).toEqual([]);
  });
});

describe('a request', () => {
  it('freezes the three lines of the edition', async () => {
    const person = await readyPerson(world, { operator, districtId });
    const reply = await requestedDowry(operator, person);
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({
      state: 'requested',
      totals: { amountCents: 678_142, reservedCents: 0 },
    });
  });
});
