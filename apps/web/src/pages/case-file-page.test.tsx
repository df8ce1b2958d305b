import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { answerWith, type Sent } from '../../test/answers.ts';
import { renderRoutes } from '../../test/render.tsx';
import { answersFor, caseFile, caseFileId, maskedPermit } from '../features/case-files/examples.ts';
import { routes } from './routes.tsx';

const slow = { timeout: 10_000 };
const address = `/case-files/${caseFileId}`;
const region = (name: string) => screen.findByRole('region', { name }, slow);
const change = (sent: readonly Sent[], path: string) =>
  sent.find((each) => each.path === `${address}${path}`);
const unmasked = {
  ...maskedPermit,
  kind: 'specialProtection',
  note: 'Commissione di Roma',
  masked: false,
} as const;

describe('restricted data of a file', () => {
  test('is masked until a reason is given, which is sent', async () => {
    let isRevealed = false;
    const sent = answerWith({
      ...answersFor('operator'),
      [`GET ${address}`]: () => ({
        body: isRevealed ? caseFile({ stayPermits: [unmasked], revealed: true }) : caseFile(),
      }),
      [`POST ${address}/reveals`]: () => {
        isRevealed = true;
        return { body: { caseFileId, stayPermits: [unmasked] } };
      },
    });
    const { person } = renderRoutes(routes, address);
    const permits = await region('Titoli di soggiorno');
    expect(permits.textContent).toContain('dato riservato, nascosto');
    expect(screen.queryByText('Protezione speciale')).toBeNull();
    await person.click(within(permits).getByRole('button', { name: 'Mostra i dati riservati' }));
    const dialog = await screen.findByRole('dialog', { name: 'Mostra i dati riservati' }, slow);
    await person.click(within(dialog).getByRole('button', { name: 'Mostra' }));
    expect(change(sent, '/reveals')).toBeUndefined();
    await person.click(document.getElementById('field-reason') ?? document.body);
    await person.click(await screen.findByRole('option', { name: 'Rinnovo del titolo' }));
    await person.click(within(dialog).getByRole('button', { name: 'Mostra' }));
    await waitFor(() => expect(permits.textContent).toContain('Protezione speciale'), slow);
    expect(change(sent, '/reveals')?.body).toEqual({ reason: 'renewal' });
    expect(permits.textContent).toContain('la consultazione è registrata');
  });

  test('stays as it is when the dates of a masked permit are corrected', async () => {
    const sent = answerWith({
      ...answersFor('operator'),
      [`GET ${address}`]: { body: caseFile() },
      [`PATCH ${address}/stay-permits/${maskedPermit.id}`]: { body: caseFile({ version: 4 }) },
    });
    const { person } = renderRoutes(routes, address);
    const permits = await region('Titoli di soggiorno');
    await person.click(within(permits).getByRole('button', { name: 'Azioni' }));
    await person.click(await screen.findByRole('menuitem', { name: 'Registra la ricevuta di rinnovo' }));
    await person.type(await screen.findByRole('textbox', { name: 'Rinnovo chiesto il' }, slow), '10/11/2026');
    await person.click(screen.getByRole('button', { name: 'Salva' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const patch = change(sent, `/stay-permits/${maskedPermit.id}`);
    expect(patch?.body).toEqual({ renewalRequestedOn: '2026-11-10' });
    expect(patch?.headers.get('if-match')).toBe('"3"');
  });
});

describe('what is recorded in a file', () => {
  const declare = async (person: ReturnType<typeof renderRoutes>['person']) => {
    const declarations = await region('Dichiarazioni di disponibilità (DID)');
    await person.click(within(declarations).getByRole('button', { name: 'Registra una DID' }));
    await person.type(await screen.findByRole('textbox', { name: 'Dichiarata il' }, slow), '14/09/2026');
    await person.click(screen.getByRole('button', { name: 'Salva' }));
  };

  test('leaves shown what was revealed, though its answer is masked', async () => {
    let isWritten = false;
    const revealed = { stayPermits: [unmasked], revealed: true };
    answerWith({
      ...answersFor('operator'),
      [`GET ${address}`]: () => ({ body: caseFile({ ...revealed, version: isWritten ? 4 : 3 }) }),
      [`POST ${address}/work-declarations`]: () => {
        isWritten = true;
        return { status: 201, body: caseFile({ version: 4 }) };
      },
    });
    const { person } = renderRoutes(routes, address);
    const permits = await region('Titoli di soggiorno');
    expect(permits.textContent).toContain('Protezione speciale');
    await declare(person);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull(), slow);
    await waitFor(() => expect(permits.textContent).toContain('Protezione speciale'), slow);
  });

  test('is added once on the version that was read, and the page shows the answer', async () => {
    const declaration = {
      id: '019aa3a0-0000-7000-8000-000000000304',
      declaredOn: '2026-09-14',
      employmentCentre: null,
      revokedOn: null,
    };
    const sent = answerWith({
      ...answersFor('operator'),
      [`GET ${address}`]: { body: caseFile() },
      [`POST ${address}/work-declarations`]: {
        status: 201,
        body: caseFile({ version: 4, workDeclarations: [declaration] }),
      },
    });
    const { person } = renderRoutes(routes, address);
    await declare(person);
    const declarations = await region('Dichiarazioni di disponibilità (DID)');
    await waitFor(() => expect(declarations.textContent).toContain('DID del 14/09/2026'));
    const post = change(sent, '/work-declarations');
    expect(post?.body).toEqual({ declaredOn: '2026-09-14' });
    expect(post?.headers.get('if-match')).toBe('"3"');
    expect(post?.headers.get('idempotency-key')).toBeTruthy();
  });

  test('is kept in its dialog when somebody else changed the file, and saved on the new version', async () => {
    let version = 3;
    const sent = answerWith({
      ...answersFor('operator'),
      [`GET ${address}`]: () => ({ body: caseFile({ version, lastUpdatedBy: 'Marco Conti' }) }),
      [`POST ${address}/work-declarations`]: ({ headers }) => {
        version = 4;
        return headers.get('if-match') === '"4"'
          ? { status: 201, body: caseFile({ version: 5 }) }
          : { status: 412, body: { type: '/problems/platform/stale', title: 'Nel frattempo è cambiato' } };
      },
    });
    const { person } = renderRoutes(routes, address);
    await declare(person);
    expect((await screen.findByRole('alert', {}, slow)).textContent).toContain('Marco Conti');
    expect(screen.getByRole('textbox', { name: 'Dichiarata il' })).toHaveProperty('value', '14/09/2026');
    await person.click(screen.getByRole('button', { name: /Riporta quello che ho scritto/ }));
    await person.click(screen.getByRole('button', { name: 'Salva' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const posts = sent.filter(({ path }) => path.endsWith('/work-declarations'));
    expect(posts.map(({ headers }) => headers.get('if-match'))).toEqual(['"3"', '"4"']);
  });

  test('shows a refusal at the field of its pointer', async () => {
    const violations = [
      {
        code: 'tooYoungToWork',
        pointer: '/declaredOn',
        message: 'Non aveva 16 anni.',
        fix: 'Correggi il giorno.',
      },
    ];
    answerWith({
      ...answersFor('operator'),
      [`GET ${address}`]: { body: caseFile() },
      [`POST ${address}/work-declarations`]: {
        status: 422,
        body: { type: '/problems/case-files/refused', title: 'Non può essere salvato così', violations },
      },
    });
    const { person } = renderRoutes(routes, address);
    await declare(person);
    expect((await screen.findByRole('alert')).textContent).toContain('Correggi il giorno.');
    const field = screen.getByRole('textbox', { name: 'Dichiarata il' });
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  test('is only read by the auditor, who may still ask for restricted data', async () => {
    answerWith({ ...answersFor('auditor'), [`GET ${address}`]: { body: caseFile() } });
    renderRoutes(routes, address);
    await region('Persona');
    expect(screen.getByRole('button', { name: 'Mostra i dati riservati' })).toBeTruthy();
    expect(screen.queryAllByRole('button', { name: /Registra|Modifica|Azioni/ })).toEqual([]);
    expect(screen.queryByRole('link', { name: 'Modifica i dati' })).toBeNull();
  });
});

test('a file of another body is told as one that is not there', async () => {
  answerWith(answersFor('operator'));
  renderRoutes(routes, address);
  expect(await screen.findByText('Non trovato', {}, slow)).toBeTruthy();
});
