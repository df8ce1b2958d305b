import { screen, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { renderPiece } from '../../test/render.tsx';
import { ColumnChooser } from './column-chooser.tsx';
import { type Column, useColumnChoice } from './columns.ts';
import { DataTable, type DataTableProps } from './data-table.tsx';

interface Dowry {
  code: string;
  promoter: string;
  cents: number;
}

const columns: readonly Column<Dowry>[] = [
  { id: 'code', header: 'Codice', cell: (row) => row.code, sortBy: 'code' },
  { id: 'promoter', header: 'Promotore', cell: (row) => row.promoter },
  { id: 'cents', header: 'Importo', cell: (row) => row.cents, align: 'end', isExtra: true },
];
const rows: readonly Dowry[] = [
  { code: 'DO-1', promoter: 'Il Ponte', cents: 1 },
  { code: 'DO-2', promoter: 'Aurora', cents: 2 },
  { code: 'DO-3', promoter: 'Orizzonti', cents: 3 },
];

function table(props: Partial<DataTableProps<Dowry>> = {}) {
  return <DataTable caption="Doti" columns={columns} rows={rows} rowKey={(row) => row.code} {...props} />;
}

describe('a table of rows that lead somewhere', () => {
  test('is walked with the arrow keys, from the first row to the last', async () => {
    const { person } = renderPiece(table({ rowHref: (row) => `/elsewhere?${row.code}` }));
    await person.tab();
    const focused = () => document.activeElement?.textContent;
    expect(focused()).toBe('DO-1');
    await person.keyboard('{ArrowUp}');
    expect(focused()).toBe('DO-1');
    await person.keyboard('{ArrowDown}');
    expect(focused()).toBe('DO-2');
    await person.keyboard('{End}');
    expect(focused()).toBe('DO-3');
    await person.keyboard('{Home}');
    expect(focused()).toBe('DO-1');
    await person.keyboard('{Enter}');
    expect(screen.getByText('altrove')).toBeTruthy();
  });

  test('names each row by its first column', () => {
    renderPiece(table());
    expect(screen.getByRole('rowheader', { name: 'DO-2' })).toBeTruthy();
  });
});

test('a column that can be sorted says how it is, and turns when pressed again', async () => {
  const sort = vi.fn();
  const { person } = renderPiece(table({ sort: 'code', onSort: sort }));
  const header = screen.getByRole('columnheader', { name: 'Codice' });
  expect(header.getAttribute('aria-sort')).toBe('ascending');
  await person.click(within(header).getByRole('button'));
  expect(sort).toHaveBeenCalledWith('-code');
  expect(within(screen.getByRole('columnheader', { name: 'Promotore' })).queryByRole('button')).toBeNull();
});

test('an empty table says what to do next', () => {
  renderPiece(
    table({ rows: [], empty: { title: 'Nessuna dote', description: 'Si richiedono dal fascicolo.' } }),
  );
  expect(screen.getByRole('heading', { name: 'Nessuna dote' })).toBeTruthy();
  expect(screen.queryByRole('table')).toBeNull();
});

test('a table on its way says so', () => {
  renderPiece(table({ isLoading: true }));
  expect(screen.getByText('Caricamento in corso')).toBeTruthy();
});

test('totals stand below their own columns', () => {
  renderPiece(table({ totals: { code: 'Totale', cents: 6 } }));
  const total = screen.getByRole('row', { name: /^Totale/ });
  expect(within(total).getAllByRole('cell').at(-1)?.textContent).toBe('6');
});

function WithChoice() {
  const choice = useColumnChoice('prova', columns);
  return (
    <>
      <ColumnChooser columns={columns} choice={choice} />
      {table({ hidden: choice.hidden })}
    </>
  );
}

test('the columns a person chooses are remembered, and the list’s own can be restored', async () => {
  window.localStorage.clear();
  const first = renderPiece(<WithChoice />);
  expect(screen.queryByRole('columnheader', { name: 'Importo' })).toBeNull();
  await first.person.click(screen.getByRole('button', { name: 'Scegli le colonne' }));
  await first.person.click(screen.getByRole('menuitemcheckbox', { name: 'Importo' }));
  await first.person.click(screen.getByRole('menuitemcheckbox', { name: 'Promotore' }));
  first.unmount();

  const { person } = renderPiece(<WithChoice />);
  expect(screen.getByRole('columnheader', { name: 'Importo' })).toBeTruthy();
  expect(screen.queryByRole('columnheader', { name: 'Promotore' })).toBeNull();
  await person.click(screen.getByRole('button', { name: 'Scegli le colonne' }));
  await person.click(screen.getByRole('menuitem', { name: 'Ripristina le colonne' }));
  expect(screen.queryByRole('columnheader', { name: 'Importo' })).toBeNull();
  expect(screen.getByRole('columnheader', { name: 'Promotore' })).toBeTruthy();
});
