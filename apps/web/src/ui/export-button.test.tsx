import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { renderPiece } from '../../test/render.tsx';
import { problemOf } from '../lib/api-problem.ts';
import type { Column } from './columns.ts';
import { ExportButton, exportedRowsMax, type PageOf } from './export-button.tsx';

interface Row {
  readonly code: string;
}
const columns: Column<Row>[] = [
  { id: 'code', header: 'Codice', cell: ({ code }) => code, text: ({ code }) => code },
];

let saved: Blob[] = [];
const { createObjectURL, revokeObjectURL } = URL;
beforeEach(() => {
  saved = [];
  URL.createObjectURL = (file) => {
    if (file instanceof Blob) saved.push(file);
    return '#';
  };
  URL.revokeObjectURL = () => {};
});
afterEach(() => {
  URL.createObjectURL = createObjectURL;
  URL.revokeObjectURL = revokeObjectURL;
});

/** Pages of so many rows each, as a list of so many rows gives them; keeps the cursors that were asked for. */
function listOf(total: number, size: number) {
  const asked: (string | undefined)[] = [];
  const readPage = async ({ cursor }: { cursor?: string }): Promise<PageOf<Row>> => {
    asked.push(cursor);
    const start = Number(cursor ?? 0);
    const items = Array.from({ length: Math.min(size, total - start) }, (_, index) => ({
      code: `DO-${start + index}`,
    }));
    return { items, nextCursor: start + size < total ? String(start + size) : null };
  };
  return { asked, readPage };
}

const press = async (readPage: (at: { cursor?: string }) => Promise<PageOf<Row>>) => {
  const { person } = renderPiece(<ExportButton name="doti" columns={columns} readPage={readPage} />);
  await person.click(screen.getByRole('button', { name: 'Esporta in CSV tutto l’elenco filtrato' }));
  return person;
};

describe('an export', () => {
  test('holds the whole list, from its first page to its last, and says so', async () => {
    const { asked, readPage } = listOf(120, 50);
    await press(readPage);
    expect(await screen.findByText('Esportate 120 righe')).toBeTruthy();
    expect(asked).toEqual([undefined, '50', '100']);
    const lines = (await saved[0]?.text())?.split('\r\n') ?? [];
    expect([lines.length, lines.at(-1)]).toEqual([121, 'DO-119']);
  });

  test('says how far it is, and takes no second press meanwhile', async () => {
    let release = () => {};
    const { readPage } = listOf(80, 50);
    const slow = async (at: { cursor?: string }) => {
      if (at.cursor) await new Promise<void>((resolve) => (release = resolve));
      return readPage(at);
    };
    const person = await press(slow);
    expect(await screen.findByText('Lette 50 righe…')).toBeTruthy();
    await person.click(screen.getByRole('button', { name: /^Esporta/ }));
    release();
    expect(await screen.findByText('Esportate 80 righe')).toBeTruthy();
    expect(saved).toHaveLength(1);
  });

  test('asks before it saves only the beginning of a list that is too long', async () => {
    const { readPage } = listOf(exportedRowsMax + 1, 1000);
    const person = await press(readPage);
    expect(await screen.findByText(/al massimo 10\.000 righe/)).toBeTruthy();
    expect(saved).toHaveLength(0);
    await person.click(screen.getByRole('button', { name: 'Salva le prime 10.000' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect((await saved[0]?.text())?.split('\r\n')).toHaveLength(exportedRowsMax + 1);
  });

  test('that is refused says why, and saves nothing', async () => {
    await press(async () => {
      throw problemOf({ title: 'Il servizio non risponde' }, new Response(null, { status: 503 }));
    });
    expect(await screen.findByText('Il servizio non risponde')).toBeTruthy();
    expect(saved).toHaveLength(0);
  });
});
