import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { actOn, coverDowries, readyPerson } from '../../../test/builders/dowries.ts';
import { expectProvenLedger, makeDistrict } from '../../../test/money.ts';
import { type Caller, useWorld } from '../../../test/world.ts';
import { newId } from '../../platform/id.ts';
import { namedShapes } from '../../platform/schema.ts';
import * as examples from './schema-examples.ts';
import type { Dowry } from './schemas.ts';

const world = useWorld();
let operator: Caller;
let districtId: string;
beforeAll(async () => {
  operator = await world.key('operator');
  districtId = await makeDistrict(world);
});

describe('the examples of the contract', () => {
  it('are what their shapes allow', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    for (const shape of namedShapes()) ajv.addSchema(shape);
    const shown = {
      RequestDowry: examples.request,
      RefuseDowry: examples.refusal,
      WithdrawDowry: examples.withdrawal,
      Eligibility: examples.eligibility,
      Dowry: examples.dowry,
      DowrySummary: examples.dowrySummary,
      JournalEntry: examples.journalEntry,
    };
    for (const [name, example] of Object.entries(shown))
      expect(ajv.validate({ $ref: name }, example) ? [] : ajv.errors, name).toEqual([]);
  });

  it('can be sent by an integrator, from the request to the withdrawal', async () => {
    const authority = await world.key('authority');
    await coverDowries(world, 1, { districtId });
    const { caseFileId } = await readyPerson(world, { operator, districtId });
    const asked = await operator.post<Dowry>(
      '/dowries',
      { ...examples.request, caseFileId },
      { 'idempotency-key': newId() },
    );
    expect(asked.status).toBe(201);
    const granted = await actOn(authority, 'clearance', asked.body);
    expect(granted.body.totals).toEqual(examples.dowry.totals);
    const withdrawn = await actOn(operator, 'withdrawal', granted.body, examples.withdrawal.reason);
    expect(withdrawn).toMatchObject({
      status: 200,
      body: { state: 'withdrawn', withdrawal: examples.withdrawal },
    });
    const again = await operator.post<Dowry>(
      '/dowries',
      { ...examples.request, caseFileId },
      { 'idempotency-key': newId() },
    );
    expect(await actOn(authority, 'refusal', again.body, examples.refusal.reason)).toMatchObject({
      status: 200,
      body: { state: 'refused', refusal: examples.refusal },
    });
    await expectProvenLedger(world);
  });
});
