import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { address, caseFileId, content, draft, last, show, write, writer } from './examples.tsx';

describe('a case file without a plan', () => {
  test('begins one for an edition that is open', async () => {
    const { person, sent } = show(null, writer, {
      [`POST /case-files/${caseFileId}/action-plans`]: { status: 201, body: draft },
    });
    await person.click(await screen.findByRole('combobox', { name: /Avviso/ }));
    await person.click(await screen.findByRole('option', { name: /PUOI PLUS 2024/ }));
    await person.click(screen.getByRole('button', { name: 'Apri il piano' }));
    await waitFor(() => expect(last(sent, 'POST')?.body).toEqual({ editionId: 'puoi-plus-2024' }));
    expect(last(sent, 'POST')?.headers.get('idempotency-key')).toBeTruthy();
  });

  test('tells who may not write plans what to expect', async () => {
    show(null, ['action-plans:read']);
    expect(await screen.findByText('Nessun piano di azione')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Apri il piano' })).toBeNull();
  });
});

describe('a plan being written', () => {
  test('takes an action with its new goal in one go, and sends only what is filled', async () => {
    const { person, sent } = show(draft, writer, {
      'PUT /action-plans/p1': { body: { ...draft, version: 4 } },
    });
    await write(person, await screen.findByRole('textbox', { name: /^Azione/ }), 'Corso di sartoria');
    await person.click(screen.getByRole('combobox', { name: 'Obiettivo' }));
    await person.click(screen.getByRole('button', { name: 'Svuota il campo' }));
    await write(
      person,
      screen.getByRole('textbox', { name: /Testo dell'obiettivo/ }),
      'Imparare un mestiere',
    );
    await person.click(screen.getByRole('combobox', { name: 'Tema' }));
    await person.click(await screen.findByRole('option', { name: 'Competenze e formazione' }));
    await person.click(screen.getByRole('combobox', { name: 'Chi se ne occupa' }));
    await person.click(await screen.findByRole('option', { name: 'Persona' }));
    await person.click(screen.getByRole('button', { name: 'Aggiungi azione' }));
    expect(screen.getByRole('button', { name: 'Comandi per Imparare un mestiere' })).toBeTruthy();

    await person.click(screen.getByRole('button', { name: 'Salva' }));
    await screen.findByText('Tutto salvato');
    const written = last(sent, 'PUT');
    expect(written?.headers.get('if-match')).toBe('"3"');
    expect(written?.body).not.toHaveProperty('internship');
    expect(written?.body).toMatchObject({
      goals: [{ id: 'g1' }, { title: 'Imparare un mestiere', theme: 'skills' }],
      actions: [{ id: 'a1' }, { title: 'Corso di sartoria', responsible: 'person', outcome: 'open' }],
    });
    expect(written?.body).not.toHaveProperty('actions.1.dueOn');
  });

  test('says what is missing of an action, and adds nothing', async () => {
    const { person } = show(draft);
    await person.click(await screen.findByRole('button', { name: 'Aggiungi azione' }));
    expect(screen.getAllByText('Campo obbligatorio.').length).toBeGreaterThan(1);
    expect(screen.getByText('Tutto salvato')).toBeTruthy();
  });

  test('shows its cost while it is written', async () => {
    const { person } = show(draft);
    expect(await screen.findByText(/197,67\s€ di 6\.781,42\s€/)).toBeTruthy();
    const hours = screen.getByRole('textbox', { name: 'A4 Orientamento alle opportunità' });
    await write(person, hours, '1,5');
    expect(screen.getByText(/271,79\s€ di/)).toBeTruthy();
    await person.clear(hours);
    await write(person, hours, '90');
    expect(screen.getByText(/Oltre quanto paga la dote/)).toBeTruthy();
  });

  test('proposes the whole length of the edition once the first day is given', async () => {
    const { person } = show(draft);
    await write(person, await screen.findByRole('textbox', { name: 'Primo giorno previsto' }), '01/02/2027');
    await person.click(screen.getByRole('button', { name: '6 mesi' }));
    expect(screen.getByRole('textbox', { name: 'Ultimo giorno previsto' })).toHaveProperty(
      'value',
      '31/07/2027',
    );
    expect(screen.getByText('Durata: 6 mesi.')).toBeTruthy();
  });

  test('keeps what was typed when somebody else saved first, and says so', async () => {
    const { person } = show(draft, writer, {
      'PUT /action-plans/p1': {
        status: 412,
        body: {
          type: '/problems/platform/stale',
          title: 'Nel frattempo qualcun altro ha modificato questi dati',
        },
      },
    });
    const situation = await screen.findByRole('textbox', { name: /Situazione di partenza/ });
    await write(person, situation, 'Sarto');
    await person.click(screen.getByRole('button', { name: 'Salva' }));
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(situation).toHaveProperty('value', 'Sarto');
  });

  test('takes up a colleague’s save when nothing was typed, and asks before dropping what was', async () => {
    const { person, queryClient } = show(draft);
    const situation = await screen.findByRole('textbox', { name: /Situazione di partenza/ });
    const saveElsewhere = (text: string, number: number) =>
      act(() =>
        queryClient.setQueryData(['action-plans', 'detail', 'p1'], {
          ...draft,
          version: number,
          content: { ...content, situation: text },
        }),
      );
    await saveElsewhere('Scritto da una collega', 4);
    await waitFor(() => expect(situation).toHaveProperty('value', 'Scritto da una collega'));
    await write(person, situation, ' e da me');
    await saveElsewhere('Scritto ancora', 5);
    expect(situation).toHaveProperty('value', 'Scritto da una collega e da me');
    await person.click(await screen.findByRole('button', { name: /Carica la versione salvata/ }));
    expect(situation).toHaveProperty('value', 'Scritto ancora');
  });

  test('asks before edits are lost', async () => {
    const { person, router } = show(draft);
    await write(person, await screen.findByRole('textbox', { name: /Situazione di partenza/ }), 'Sarto');
    await act(() => router.navigate('/elsewhere'));
    expect(await screen.findByText('Modifiche non salvate')).toBeTruthy();
    expect(router.state.location.pathname).toBe(address);
  });

  test('closes an action with a reason, and filters by theme', async () => {
    const { person } = show(draft);
    await person.click(await screen.findByRole('button', { name: 'Comandi per Stesura del curriculum' }));
    await person.click(await screen.findByRole('menuitem', { name: 'Chiudi azione' }));
    await write(person, await screen.findByRole('textbox', { name: /Motivo/ }), 'Consegnato');
    await person.click(screen.getByRole('button', { name: 'Chiudi azione' }));
    expect((await screen.findAllByText(/Consegnato/)).length).toBeGreaterThan(0);
    await person.click(screen.getByRole('combobox', { name: 'Filtra per tema' }));
    await person.click(await screen.findByRole('option', { name: 'Casa' }));
    expect(screen.getByText('Nessun obiettivo')).toBeTruthy();
  });

  test('warns of what the case file lacks for the dowry', async () => {
    show(draft, writer, {
      [`GET /case-files/${caseFileId}/eligibility`]: {
        body: {
          caseFileId,
          editionId: 'puoi-plus-2024',
          on: '2026-11-22',
          outcome: 'incomplete',
          conditions: [
            {
              code: 'legalResidence',
              outcome: 'met',
              title: 'Regolarmente soggiornante',
              seen: 'Titolo valido fino al 01/03/2027.',
              missing: null,
              fix: null,
              warning: 'Il titolo finisce prima del tirocinio (31/07/2027): va rinnovato in tempo.',
              figures: [],
            },
          ],
        },
      },
    });
    expect(await screen.findByText(/Il titolo finisce prima del tirocinio/)).toBeTruthy();
  });
});
