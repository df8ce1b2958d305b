import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { content, draft, last, page, show, signed, version, write, writer } from './examples.tsx';

describe('the signature', () => {
  test('waits for what is missing, and says it', async () => {
    show(draft);
    const button = await screen.findByRole('button', { name: 'Firma il piano' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText(/Manca il periodo del tirocinio/)).toBeTruthy();
  });

  test('waits for unsaved edits', async () => {
    const { person } = show({ ...draft, violations: [] });
    await write(person, await screen.findByRole('textbox', { name: /Situazione di partenza/ }), 'Sarto');
    expect(screen.getByText('Salva prima le modifiche.')).toBeTruthy();
  });

  test('says who signed, when and how', async () => {
    const { person, sent } = show({ ...draft, violations: [] }, writer, {
      'POST /action-plans/p1/signature': { body: signed },
    });
    await person.click(await screen.findByRole('button', { name: 'Firma il piano' }));
    await person.click(await screen.findByRole('radio', { name: 'Il tutore' }));
    await write(person, screen.getByRole('textbox', { name: /Nome del tutore/ }), 'Anna Verdi');
    await person.click(screen.getByRole('button', { name: 'Registra le firme' }));
    await waitFor(() =>
      expect(last(sent, 'POST')?.body).toMatchObject({ signatory: 'guardian', guardianName: 'Anna Verdi' }),
    );
    expect(last(sent, 'POST')?.headers.get('if-match')).toBe('"3"');
    expect(await screen.findByText('Versioni firmate')).toBeTruthy();
  });

  test('shows in the dialog why it was refused', async () => {
    const { person } = show({ ...draft, violations: [] }, writer, {
      'POST /action-plans/p1/signature': {
        status: 422,
        body: {
          type: '/problems/action-plans/not-ready-to-sign',
          title: 'Il piano non è ancora pronto per la firma',
          violations: [
            {
              code: 'guardianNeeded',
              pointer: '/signatory',
              message: 'La persona è minorenne: firma il tutore.',
              fix: '',
            },
          ],
        },
      },
    });
    await person.click(await screen.findByRole('button', { name: 'Firma il piano' }));
    await person.click(await screen.findByRole('button', { name: 'Registra le firme' }));
    const dialog = await screen.findByRole('dialog', { name: 'Firme del piano' });
    expect(await within(dialog).findByRole('alert')).toBeTruthy();
  });
});

describe('a signed plan', () => {
  test('is read, with its versions, and changed only by a revision with a reason', async () => {
    const { person, sent } = show(signed, writer, {
      'POST /action-plans/p1/revisions': {
        body: { ...signed, state: 'inRevision', revisionReason: 'Altri orari', version: 4 },
      },
    });
    expect(await screen.findByText('Firmato')).toBeTruthy();
    expect(screen.getByText('Marta Rinaldi: 20/11/2026, su carta')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Aggiungi azione' })).toBeNull();
    await person.click(screen.getByRole('button', { name: 'Modifica il piano' }));
    await write(person, await screen.findByRole('textbox', { name: /Motivo/ }), 'Altri orari');
    await person.click(screen.getByRole('button', { name: 'Apri la revisione' }));
    expect(await screen.findByText('Revisione in corso')).toBeTruthy();
    expect(last(sent, 'POST')?.body).toEqual({ reason: 'Altri orari' });
  });

  test('compares its versions', async () => {
    const second = { ...version, id: 'v2', number: 2, reason: 'Altri orari' };
    const versionBody = (number: number, endsOn: string) => ({
      body: {
        ...version,
        number,
        content: { ...content, internship: { startsOn: '2027-02-01', endsOn, field: null } },
      },
    });
    const { person } = show({ ...signed, lastVersion: second }, writer, {
      'GET /action-plans/p1/versions': page([second, version]),
      'GET /action-plans/p1/versions/1': versionBody(1, '2027-07-31'),
      'GET /action-plans/p1/versions/2': versionBody(2, '2027-06-30'),
    });
    await person.click(await screen.findByRole('button', { name: 'Confronta le versioni' }));
    const dialog = await screen.findByRole('dialog', { name: 'Confronta le versioni' });
    expect(await within(dialog).findByText('31/07/2027')).toBeTruthy();
    expect(within(dialog).getByText('30/06/2027')).toBeTruthy();
  });

  test('is only read by who may not write', async () => {
    show(draft, ['action-plans:read']);
    expect(await screen.findByText('Bozza')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Salva' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Firma il piano' })).toBeNull();
  });
});
