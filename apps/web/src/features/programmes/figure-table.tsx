import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Row, Soft } from '../../ui/layout.tsx';
import { AssumedBadge } from './assumed-badge.tsx';

/** A figure of an edition as the page shows it: what it is, how much, who says so. */
export interface FigureRow {
  readonly id: string;
  readonly term: ReactNode;
  readonly value: ReactNode;
  readonly source: string;
  readonly assumed: boolean;
}

export interface FigureTableProps {
  caption: string;
  rows: readonly FigureRow[];
  /** The last row, in place of a figure: the sum of the others. */
  total?: { readonly term: string; readonly value: ReactNode };
  /** Amounts and counts stand on the right. */
  isAmount?: boolean;
}

/** Figures with their source; an assumed one is marked as such. */
export function FigureTable({ caption, rows, total, isAmount = false }: FigureTableProps) {
  const t = useTexts();
  const columns: Column<FigureRow>[] = [
    { id: 'term', header: t('programmes.figure'), cell: ({ term }) => term },
    {
      id: 'value',
      header: t('programmes.value'),
      cell: ({ value }) => value,
      ...(isAmount ? { align: 'end' as const } : {}),
    },
    {
      id: 'source',
      header: t('programmes.source'),
      cell: ({ source, assumed }) => (
        <Row gap={2}>
          {assumed && <AssumedBadge />}
          <Soft small>{source}</Soft>
        </Row>
      ),
    },
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      {...(total ? { totals: { term: total.term, value: total.value, source: '' } } : {})}
    />
  );
}
