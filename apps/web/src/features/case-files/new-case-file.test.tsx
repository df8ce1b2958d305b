import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { answerWith, type Sent } from '../../../test/answers.ts';
import { renderRoutes } from '../../../test/render.tsx';
import { answersFor, caseFile, caseFileId, match, pageOf } from './examples.ts';
import { routes } from './routes.tsx';

const slow = { timeout: 10_000 };
const operator = answersFor('operator');
const nobodyFound = { 'POST /case-file-searches': pageOf([]) };
const somebodyFound = { 'POST /case-file-searches': pageOf([match()]) };
const opened = { 'POST /case-files': { status: 201, body: caseFile() } };

type Person = ReturnType<typeof renderRoutes>['person'];
const box = (name: string) => screen.getByRole('textbox', { name });
const sentTo = (sent: readonly Sent[], path: string) =>
  sent.filter((each) => each.method === 'POST' && each.path === path);

async function searchByName(person: Person) {
  await person.type(await screen.findByRole('textbox', { name: 'Cognome' }, slow), 'Osagie');
  await person.type(box('Nome'), 'Blessing');
  await person.type(box('Data di nascita'), '14/09/2001');
  await person.click(screen.getByRole('button', { name: 'Cerca' }));
}

async function choose(person: Person, field: string, option: string) {
  await person.click(document.getElementById(`field-${field}`) ?? document.body);
  await person.click(await screen.findByRole('option', { name: option }));
}

async function openIt(person: Person) {
  await choose(person, 'gender', 'Femminile');
  await person.click(screen.getByRole('button', { name: 'Apri un fascicolo' }));
}

describe('before a file is opened', () => {
  test('nothing is searched without a tax code or a name, nor with a code that is wrong', async () => {
    const sent = answerWith({ ...operator, ...nobodyFound });
    const { person } = renderRoutes(routes, '/case-files/new');
    await person.click(await screen.findByRole('button', { name: 'Cerca' }, slow));
    expect(screen.getByText('Scrivi il codice fiscale oppure il cognome.')).toBeTruthy();
    await person.type(box('Codice fiscale'), 'SGOBSS01P54Z335Y');
    await person.click(screen.getByRole('button', { name: 'Cerca' }));
    expect(screen.getByText(/L’ultima lettera non torna/)).toBeTruthy();
    expect(sentTo(sent, '/case-file-searches')).toEqual([]);
  });

  test('who may be the same person is shown beside who is sought, with how likely and why', async () => {
    const sent = answerWith({ ...operator, ...somebodyFound });
    const { person, router } = renderRoutes(routes, '/case-files/new');
    await searchByName(person);
    const cards = await screen.findByRole('list', { name: 'Fascicoli da confrontare' }, slow);
    const [sought, found] = within(cards).getAllByRole('listitem');
    expect(sought?.textContent).toContain('Persona cercata');
    expect(found?.textContent).toContain('Molto probabile');
    expect(found?.textContent).toContain('stesso nome, stessa data di nascita');
    expect(found?.textContent).toContain('OSAGIE Blessing, uguale');
    const link = within(cards).getByRole('link', { name: 'Apri questo fascicolo' });
    expect(link.getAttribute('href')).toBe(`/case-files/${caseFileId}`);
    expect(sentTo(sent, '/case-file-searches')[0]?.body).toMatchObject({
      familyName: 'Osagie',
      givenName: 'Blessing',
      birthDate: '2001-09-14',
    });
    expect(router.state.location.search).toBe('');
  });

  test('the same tax code leaves no way to open another file', async () => {
    const certain = match({ likelihood: 'certain', reasons: ['sameTaxCode'] });
    answerWith({ ...operator, 'POST /case-file-searches': pageOf([certain]) });
    const { person } = renderRoutes(routes, '/case-files/new');
    await person.type(
      await screen.findByRole('textbox', { name: 'Codice fiscale' }, slow),
      'SGOBSS01P54Z335X',
    );
    await person.click(screen.getByRole('button', { name: 'Cerca' }));
    const another = await screen.findByRole('button', { name: /È un'altra persona/ }, slow);
    expect(another.getAttribute('aria-disabled')).toBe('true');
    await person.click(another);
    expect(screen.queryByRole('heading', { name: 'Nascita e cittadinanza' })).toBeNull();
  });

  test('only who may write gets here', async () => {
    answerWith(answersFor('auditor'));
    renderRoutes(routes, '/case-files/new');
    expect(await screen.findByText('Questa pagina non è aperta al tuo ruolo', {}, slow)).toBeTruthy();
  });
});

describe('the person of a new file', () => {
  test('begins with what was searched, and the files of others are named when it is sent', async () => {
    const sent = answerWith({ ...operator, ...somebodyFound, ...opened });
    const { person, router } = renderRoutes(
      [...routes, { path: '/case-files/:caseFileId', element: <p>aperto</p> }],
      '/case-files/new',
    );
    await searchByName(person);
    await person.click(await screen.findByRole('button', { name: /È un'altra persona/ }, slow));
    expect(box('Cognome')).toHaveProperty('value', 'Osagie');
    expect(box('Data di nascita')).toHaveProperty('value', '14/09/2001');
    await openIt(person);
    await waitFor(() => expect(router.state.location.pathname).toBe(`/case-files/${caseFileId}`));
    const [request] = sentTo(sent, '/case-files');
    expect(request?.headers.get('idempotency-key')).toBeTruthy();
    expect(request?.body).toMatchObject({
      familyName: 'Osagie',
      birthDate: '2001-09-14',
      gender: 'F',
      notDuplicateOf: [caseFileId],
    });
  });

  test('takes nothing from the tax code in silence: it is proposed, and used when asked', async () => {
    answerWith({ ...operator, ...nobodyFound });
    const { person } = renderRoutes(routes, '/case-files/new');
    await person.type(
      await screen.findByRole('textbox', { name: 'Codice fiscale' }, slow),
      'SGOBSS01P54Z335X',
    );
    await person.click(screen.getByRole('button', { name: 'Cerca' }));
    const use = await screen.findByRole('button', { name: 'Usa questi dati' }, slow);
    expect(box('Data di nascita')).toHaveProperty('value', '');
    await person.click(use);
    expect(box('Data di nascita')).toHaveProperty('value', '14/09/2001');
    expect(screen.queryByRole('button', { name: 'Usa questi dati' })).toBeNull();
  });

  test('needs somebody who answers for a minor', async () => {
    const sent = answerWith({ ...operator, ...nobodyFound, ...opened });
    const { person } = renderRoutes(routes, '/case-files/new');
    await searchByName(person);
    await screen.findByRole('heading', { name: 'Nascita e cittadinanza' }, slow);
    expect(screen.queryByRole('heading', { name: 'Tutore' })).toBeNull();
    await person.clear(box('Data di nascita'));
    await person.type(box('Data di nascita'), '14/09/2015');
    await openIt(person);
    expect(screen.getByRole('heading', { name: 'Tutore' })).toBeTruthy();
    expect(document.activeElement?.getAttribute('name')).toBe('guardian.name');
    expect(sentTo(sent, '/case-files')).toEqual([]);
  });

  test('shows every refusal at its field', async () => {
    const violations = [
      { code: 'countryUnknown', pointer: '/citizenshipCode', message: 'Stato ignoto.', fix: 'Sceglilo.' },
      {
        code: 'dayInFuture',
        pointer: '/taxCodes/0/validFrom',
        message: 'Non è ancora venuto.',
        fix: 'Fino a oggi.',
      },
    ];
    const refusal = {
      type: '/problems/case-files/refused',
      title: 'Non può essere salvato così',
      violations,
    };
    answerWith({ ...operator, ...nobodyFound, 'POST /case-files': { status: 422, body: refusal } });
    const { person } = renderRoutes(routes, '/case-files/new');
    await searchByName(person);
    await screen.findByRole('heading', { name: 'Nascita e cittadinanza' }, slow);
    await openIt(person);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Sceglilo.');
    const wrong = (field: string) => document.getElementById(`field-${field}`)?.getAttribute('aria-invalid');
    expect(wrong('citizenshipCode')).toBe('true');
    expect(wrong('taxCodes.0.validFrom')).toBe('true');
    expect(wrong('familyName')).not.toBe('true');
  });

  test('is compared again when the API finds somebody alike, and nothing typed is lost', async () => {
    const duplicates = [{ caseFileId, code: 'FA-2026-000123', reasons: ['sameName', 'sameBirthDate'] }];
    const refusal = {
      type: '/problems/case-files/likely-duplicate',
      title: 'Sembrano la stessa persona',
      duplicates,
    };
    let isKnown = false;
    const sent = answerWith({
      ...operator,
      'POST /case-file-searches': () => (isKnown ? pageOf([match()]) : pageOf([])),
      'POST /case-files': ({ body }) =>
        JSON.stringify(body).includes(caseFileId)
          ? { status: 201, body: caseFile() }
          : { status: 409, body: refusal },
    });
    const { person, router } = renderRoutes(
      [...routes, { path: '/case-files/:caseFileId', element: <p>aperto</p> }],
      '/case-files/new',
    );
    await searchByName(person);
    await screen.findByRole('heading', { name: 'Nascita e cittadinanza' }, slow);
    isKnown = true;
    await openIt(person);
    const dialog = await screen.findByRole(
      'dialog',
      { name: 'Fascicoli che sembrano della stessa persona' },
      slow,
    );
    expect(await within(dialog).findByText('Molto probabile')).toBeTruthy();
    expect(box('Cognome')).toHaveProperty('value', 'Osagie');
    await person.click(within(dialog).getByRole('button', { name: /È un'altra persona/ }));
    await waitFor(() => expect(router.state.location.pathname).toBe(`/case-files/${caseFileId}`));
    expect(sentTo(sent, '/case-files').at(-1)?.body).toMatchObject({ notDuplicateOf: [caseFileId] });
  });
});
