import { screen, waitFor } from '@testing-library/react';
import { type ReactNode, useEffect, useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { renderPiece } from '../../test/render.tsx';
import { Button } from './button.tsx';
import type { Command } from './command.ts';
import { CommandPalette } from './command-palette.tsx';
import { askConfirmation } from './confirm.tsx';
import { MaskedValue } from './masked-value.tsx';
import { Modal } from './modal.tsx';
import { SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';
import { toast } from './toast.tsx';

describe('a question', () => {
  const answers: boolean[] = [];
  const ask = async () => {
    answers.push(
      await askConfirmation({ title: 'Ritirare la dote?', message: 'Torna al budget.', confirm: 'Ritira' }),
    );
  };

  test('is answered by its buttons, and by Escape with no', async () => {
    const { person } = renderPiece(<Button onClick={ask}>Chiedi</Button>);
    const open = async () => {
      await person.click(screen.getByRole('button', { name: 'Chiedi' }));
      await screen.findByRole('dialog', { name: 'Ritirare la dote?' }, { timeout: 5000 });
    };
    await open();
    await person.click(screen.getByRole('button', { name: 'Ritira' }));
    await open();
    await person.click(screen.getByRole('button', { name: 'Annulla' }));
    await open();
    await person.keyboard('{Escape}');
    await waitFor(() => expect(answers).toEqual([true, false, false]));
  });
});

function OpensDialog() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <main>
        <Button onClick={() => setOpen(true)}>Apri</Button>
      </main>
      <div id="overlays" />
      {isOpen && (
        <Modal isOpen onClose={() => setOpen(false)} title="Dati">
          <p>Contenuto</p>
        </Modal>
      )}
    </>
  );
}

test('a dialog closes the page behind it off, and gives the keyboard back to what opened it', async () => {
  const { person } = renderPiece(<OpensDialog />);
  const opener = screen.getByRole('button', { name: 'Apri' });
  await person.click(opener);
  await screen.findByText('Contenuto');
  expect(opener.closest('[inert]')).not.toBeNull();
  await person.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(opener));
  expect(opener.closest('[inert]')).toBeNull();
});

const nothing = () => {};
const reason = <TextField name="reason" label="Motivo" value="" onChange={nothing} />;
const fund = <SelectField name="fund" label="Fondo" value="" onChange={nothing} options={[]} />;

function ComesLater({ children }: { children: ReactNode }) {
  const [isHere, setHere] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setHere(true), 50);
    return () => clearTimeout(timer);
  }, []);
  return isHere ? children : null;
}

describe('the keyboard starts in a dialog', () => {
  const open = (content: ReactNode) =>
    renderPiece(
      <>
        <div id="overlays" />
        <Modal isOpen onClose={nothing} title="Dati">
          {content}
        </Modal>
      </>,
    );
  const stop = (role: string, name: string) =>
    waitFor(() => expect(document.activeElement).toBe(screen.getByRole(role, { name })));
  const buttons = (tone: 'primary' | 'danger') => (
    <>
      <Button>Annulla</Button>
      <Button tone={tone}>Procedi</Button>
    </>
  );

  test('at its first field that can be filled', async () => {
    open(
      <>
        <TextField name="code" label="Codice" value="DO-1" onChange={nothing} readOnly />
        <TextField name="place" label="Comune" value="" onChange={nothing} disabled />
        {reason}
        {buttons('primary')}
      </>,
    );
    await stop('textbox', 'Motivo');
  });

  test('at a choice from a list, which stays closed', async () => {
    open(
      <>
        {fund}
        {reason}
      </>,
    );
    await stop('combobox', 'Fondo');
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  test('at the field that asks for it', async () => {
    open(
      <>
        {fund}
        <TextField name="reason" label="Motivo" value="" onChange={nothing} autoFocus />
      </>,
    );
    await stop('textbox', 'Motivo');
  });

  test('at the main button where nothing is filled in', async () => {
    open(buttons('primary'));
    await stop('button', 'Procedi');
  });

  test('at the way back where the main button does harm', async () => {
    open(buttons('danger'));
    await stop('button', 'Annulla');
  });

  test('at a field that comes with the answer of the API', async () => {
    open(<ComesLater>{reason}</ComesLater>);
    await stop('textbox', 'Motivo');
  });

  test('where the person went, although a field came after', async () => {
    const { person } = open(<ComesLater>{reason}</ComesLater>);
    await person.tab();
    await screen.findByLabelText('Motivo');
    expect(document.activeElement).not.toBe(screen.getByLabelText('Motivo'));
  });
});

describe('restricted data', () => {
  test('is covered until it is asked for, and can be covered again', async () => {
    const reveal = vi.fn(async () => 'Protezione speciale');
    const { person } = renderPiece(<MaskedValue label="motivo" onReveal={reveal} />);
    expect(screen.queryByText('Protezione speciale')).toBeNull();
    await person.click(screen.getByRole('button', { name: /Mostra.*viene registrata/ }));
    expect(await screen.findByText('Protezione speciale')).toBeTruthy();
    await person.click(screen.getByRole('button', { name: /Nascondi/ }));
    expect(screen.queryByText('Protezione speciale')).toBeNull();
    expect(reveal).toHaveBeenCalledOnce();
  });

  test('offers nothing to who may not see it', () => {
    renderPiece(<MaskedValue label="motivo" />);
    expect(screen.queryByRole('button', { name: /Mostra/ })).toBeNull();
    expect(screen.getByText('dato riservato, nascosto')).toBeTruthy();
  });

  test('says why it was not shown', async () => {
    const { person } = renderPiece(
      <MaskedValue label="motivo" onReveal={() => Promise.reject(new Error('no'))} />,
    );
    await person.click(screen.getByRole('button', { name: /Mostra/ }));
    expect(await screen.findByRole('alert')).toBeTruthy();
  });
});

test('a confirmation is announced, can be undone and can be closed', async () => {
  const undo = vi.fn();
  const { person } = renderPiece(
    <Button onClick={() => toast('Fascicolo archiviato', { label: 'Annulla', onUndo: undo })}>
      Archivia
    </Button>,
  );
  await person.click(screen.getByRole('button', { name: 'Archivia' }));
  expect(screen.getByText('Fascicolo archiviato').closest('[role="status"]')).not.toBeNull();
  await person.click(screen.getByRole('button', { name: 'Annulla' }));
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.queryByText('Fascicolo archiviato')).toBeNull();
});

describe('the palette of Ctrl+K', () => {
  test('finds commands by the beginnings of their words, and runs the chosen one', async () => {
    const go = vi.fn();
    const command = (id: string, label: string): Command => ({
      id,
      label,
      group: 'Pagine',
      onSelect: () => go(id),
    });
    const commands = [
      command('files', 'Fascicoli'),
      command('dowries', 'Doti'),
      command('new', 'Apri un nuovo fascicolo'),
    ];
    const { person } = renderPiece(<CommandPalette commands={commands} />);
    await person.keyboard('{Control>}k{/Control}');
    const box = await screen.findByPlaceholderText(/Cerca una pagina/, {}, { timeout: 5000 });
    await person.type(box, 'nuo fasc');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await person.keyboard('{Enter}');
    expect(go).toHaveBeenCalledWith('new');
    await waitFor(() => expect(screen.queryByPlaceholderText(/Cerca una pagina/)).toBeNull());
  });
});
