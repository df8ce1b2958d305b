import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { answerWith } from '../../test/answers.ts';
import { renderRoutes } from '../../test/render.tsx';
import { answersFor, caseFile, caseFileId } from '../features/case-files/examples.ts';
import { routes } from './routes.tsx';

const address = `/case-files/${caseFileId}`;
const planId = '019aa3a0-0000-7000-8000-000000000901';
const pageOf = (items: readonly object[]) => ({ body: { items, nextCursor: null, limit: 100 } });

/** Opens the file of a person with this plan and these dowries. */
function openFile({ plan, dowries = [] }: { plan?: string; dowries?: string[] }) {
  const internship = { startsOn: '2027-02-01', endsOn: '2027-07-31', field: null };
  answerWith({
    ...answersFor('operator'),
    [`GET ${address}`]: { body: caseFile() },
    [`GET ${address}/action-plans`]: pageOf(plan ? [{ id: planId, state: plan }] : []),
    [`GET /action-plans/${planId}`]: { body: { id: planId, state: plan, content: { internship } } },
    'GET /dowries': pageOf(dowries.map((state, index) => ({ id: String(index), state }))),
  });
  renderRoutes(routes, address);
}

describe('the head of a case file', () => {
  test.each([
    [{}, 'In carico, senza piano'],
    [{ plan: 'draft' }, 'Piano in bozza'],
    [{ plan: 'signed', dowries: ['refused'] }, 'Piano firmato'],
    [{ plan: 'inRevision', dowries: ['requested', 'withdrawn'] }, 'Dote richiesta'],
    [{ plan: 'signed', dowries: ['refused', 'granted'] }, 'Dote concessa'],
  ])('says how far the path has come: %o', async (facts, words) => {
    openFile(facts);
    expect(await screen.findByText(words)).toBeTruthy();
  });

  test('sets the intended internship against the dates of the permit', async () => {
    openFile({ plan: 'signed' });
    const row = await screen.findByRole('row', { name: /Tirocinio previsto/, hidden: true });
    expect(within(row).getByText('01/02/2027 – 31/07/2027')).toBeTruthy();
  });
});
