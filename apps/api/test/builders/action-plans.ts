import { civilDate } from '@approdo/shared/dates';
import { expect } from 'vitest';
import type { ActionPlan, WritePlan } from '../../src/modules/action-plans/schemas.ts';
import type { Caller } from '../world.ts';
import { anotherPerson } from './case-files.ts';

/** What a refusal says. */
export interface Refusal {
  type: string;
  violations?: { code: string; pointer: string }[];
}

/** A case file of the operator's body, as the desk opens it. */
export async function caseFileOf(operator: Caller, birthDate?: string): Promise<string> {
  // a guardian is taken for an adult too, and a minor must have one
  const person = anotherPerson({
    ...(birthDate ? { birthDate: civilDate(birthDate) } : {}),
    guardian: { name: 'Comune di Cori' },
  });
  const { body, status } = await operator.post<{ id: string }>('/case-files', person);
  expect(status).toBe(201);
  return body.id;
}

/** Opens the plan of a case file, or of a new one. */
export async function planOf(operator: Caller, caseFileId?: string, editionId = 'puoi-plus-2024') {
  const id = caseFileId ?? (await caseFileOf(operator));
  return operator.post<ActionPlan>(`/case-files/${id}/action-plans`, { editionId });
}

/** A text that can be signed. */
export const complete: WritePlan = {
  variantId: 'standard',
  startsOn: '2026-11-22',
  situation: 'Ha lavorato come sarto.\nVuole imparare a usare le macchine industriali.',
  goals: [{ id: 'g1', title: 'Trovare un tirocinio in sartoria', theme: 'work' }],
  actions: [
    {
      id: 'a1',
      goalId: 'g1',
      title: 'Stesura del curriculum',
      theme: 'work',
      catalogueCode: 'work-cv',
      responsible: 'operator',
      dueOn: '2026-12-10',
    },
  ],
  services: [
    { area: 'A2', minutes: 240 },
    { area: 'A3', minutes: 960 },
  ],
  internship: { startsOn: '2027-02-01', endsOn: '2027-07-31', field: 'Sartoria' },
};

/** The same text as it is read back. */
export const stored = {
  ...complete,
  actions: complete.actions.map((action) => ({
    ...action,
    outcome: 'open',
    closedOn: null,
    closingReason: null,
  })),
};

/** Person and operator sign together. */
export const signature = {
  signatory: 'person',
  personSignedOn: '2026-11-22',
  personMethod: 'inPresence',
  operatorSignedOn: '2026-11-22',
  operatorMethod: 'inPresence',
};

/** A plan whose draft holds this text. */
export async function written(operator: Caller, content: unknown = complete, caseFileId?: string) {
  const opened = await planOf(operator, caseFileId);
  return operator.put<ActionPlan>(`/action-plans/${opened.body.id}`, content, { 'if-match': opened.etag });
}

/** A plan with its first version signed. */
export async function signed(operator: Caller, content: unknown = complete, caseFileId?: string) {
  const plan = await written(operator, content, caseFileId);
  return operator.post<ActionPlan>(`/action-plans/${plan.body.id}/signature`, signature, {
    'if-match': plan.etag,
  });
}
