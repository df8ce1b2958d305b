import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { answerWith, type Sent } from '../../../test/answers.ts';
import { renderRoutes } from '../../../test/render.tsx';
import { answersFor, caseFile, caseFileId } from './examples.ts';
import { routes } from './routes.tsx';

const slow = { timeout: 10_000 };
const address = `/case-files/${caseFileId}/edit`;
const fileAddress = `/case-files/${caseFileId}`;
const withFile = [...routes, { path: '/case-files/:caseFileId', element: <p>fascicolo</p> }];
const box = (name: string) => screen.getByRole('textbox', { name });
const save = () => screen.getByRole('button', { name: 'Salva' });
const patches = (sent: readonly Sent[]) => sent.filter(({ method }) => method === 'PATCH');

/** The answers of a file that somebody else has moved to version 4 while it was being changed. */
function changedMeanwhile() {
  const before = caseFile();
  const after = caseFile({
    version: 4,
    phone: '+39 333 0000000',
    email: 'blessing@esempio.it',
    lastUpdatedBy: 'Marco Conti',
  });
  let isChanged = false;
  return answerWith({
    ...answersFor('operator'),
    [`GET ${fileAddress}`]: () => ({ body: isChanged ? after : before }),
    [`PATCH ${fileAddress}`]: ({ headers }) => {
      isChanged = true;
      return headers.get('if-match') === '"4"'
        ? { body: { ...after, version: 5 } }
        : { status: 412, body: { type: '/problems/platform/stale', title: 'Nel frattempo è cambiato' } };
    },
  });
}

describe('a change of the person', () => {
  test('sends only what changed, on the version that was read', async () => {
    const sent = answerWith({
      ...answersFor('operator'),
      [`GET ${fileAddress}`]: { body: caseFile() },
      [`PATCH ${fileAddress}`]: { body: caseFile({ version: 4 }) },
    });
    const { person, router } = renderRoutes(withFile, address);
    await person.clear(await screen.findByRole('textbox', { name: 'Telefono' }, slow));
    await person.clear(box('CAP della residenza'));
    await person.type(box('CAP della residenza'), '04011');
    await person.click(save());
    await waitFor(() => expect(router.state.location.pathname).toBe(fileAddress));
    const [patch] = patches(sent);
    expect(patch?.headers.get('if-match')).toBe('"3"');
    expect(patch?.body).toEqual({ phone: null, residence: { postalCode: '04011' } });
  });

  test('shows what somebody else changed meanwhile, and loses nothing that was typed', async () => {
    changedMeanwhile();
    const { person } = renderRoutes(withFile, address);
    await person.clear(await screen.findByRole('textbox', { name: 'Telefono' }, slow));
    await person.type(box('Telefono'), '+39 320 7654321');
    await person.type(box('Nome in originale'), 'Ọmọ');
    await person.click(save());
    const alert = await screen.findByRole('alert', {}, slow);
    expect(alert.textContent).toContain('Marco Conti ha modificato il fascicolo mentre scrivevi');
    const phone = within(alert).getByRole('row', { name: /Telefono/ });
    expect(phone.textContent).toContain('+39 320 1234567');
    expect(phone.textContent).toContain('+39 333 0000000');
    expect(phone.textContent).toContain('+39 320 7654321');
    expect(within(alert).getByRole('row', { name: /E-mail/ }).textContent).toContain('non lo hai toccato');
    expect(within(alert).queryByRole('row', { name: /Nome in originale/ })).toBeNull();
    expect(box('Nome in originale')).toHaveProperty('value', 'Ọmọ');
    expect(save().getAttribute('aria-disabled')).toBe('true');
  });

  test('goes on from the other’s version with what was typed on top of it', async () => {
    const sent = changedMeanwhile();
    const { person, router } = renderRoutes(withFile, address);
    await person.clear(await screen.findByRole('textbox', { name: 'Telefono' }, slow));
    await person.type(box('Telefono'), '+39 320 7654321');
    await person.click(save());
    await person.click(await screen.findByRole('button', { name: /Riporta quello che ho scritto/ }, slow));
    expect(box('E-mail')).toHaveProperty('value', 'blessing@esempio.it');
    expect(box('Telefono')).toHaveProperty('value', '+39 320 7654321');
    await person.click(save());
    await waitFor(() => expect(router.state.location.pathname).toBe(fileAddress));
    expect(patches(sent).at(-1)?.headers.get('if-match')).toBe('"4"');
    expect(patches(sent).at(-1)?.body).toEqual({ phone: '+39 320 7654321' });
  });

  test('shows a refusal at the field of its pointer', async () => {
    const violations = [
      {
        code: 'municipalityUnknown',
        pointer: '/residence/municipalityCode',
        message: 'Ignoto.',
        fix: 'Sceglilo.',
      },
    ];
    answerWith({
      ...answersFor('operator'),
      [`GET ${fileAddress}`]: { body: caseFile() },
      [`PATCH ${fileAddress}`]: {
        status: 422,
        body: { type: '/problems/case-files/refused', title: 'Non può essere salvato così', violations },
      },
    });
    const { person } = renderRoutes(withFile, address);
    await person.type(await screen.findByRole('textbox', { name: 'E-mail' }, slow), 'a@b.it');
    await person.click(save());
    await screen.findByRole('alert');
    const field = document.getElementById('field-residence.municipalityCode');
    expect(field?.getAttribute('aria-invalid')).toBe('true');
  });
});
