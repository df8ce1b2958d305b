import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { renderPiece } from '../../test/render.tsx';
import { Button } from './button.tsx';
import type { Command } from './command.ts';
import { CommandPalette } from './command-palette.tsx';
import { askConfirmation } from './confirm.tsx';
import { MaskedValue } from './masked-value.tsx';
import { Modal } from './modal.tsx';
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
