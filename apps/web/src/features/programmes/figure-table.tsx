import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { SourceCell } from './source-cell.tsx';

/** A figure of an edition as the page shows it: what it is, how much, who says so. */
export interface FigureRow {
  readonly id: string;
  readonly term: ReactNode;
  readonly value: ReactNode;
  readonly source: string;
  readonly assumed: boolean;
}

/** Figures with their source; an assumed one is marked as such. */
export function FigureTable({ caption, rows }: { caption: string; rows: readonly FigureRow[] }) {
  const t = useTexts();
  const columns: Column<FigureRow>[] = [
    { id: 'term', header: t('programmes.figure'), cell: ({ term }) => term },
    { id: 'value', header: t('programmes.value'), cell: ({ value }) => value },
    { id: 'source', header: t('programmes.source'), cell: (row) => <SourceCell figure={row} /> },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
