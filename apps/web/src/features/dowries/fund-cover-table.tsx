import { useTexts } from '../../i18n/i18n.ts';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Soft } from '../../ui/layout.tsx';
import { Money } from '../../ui/money.tsx';

/** A fund of the district, before and after a dowry. */
export interface FundCover {
  readonly fundId: string;
  readonly fundName: string;
  /** Null when nothing was ever allocated to the district. */
  readonly availableCents: number | null;
  readonly takenCents: number;
  /** Below zero where the fund does not cover the dowry. */
  readonly afterCents: number;
}

export function FundCoverTable({ covers }: { covers: readonly FundCover[] }) {
  const t = useTexts();
  const columns: Column<FundCover>[] = [
    { id: 'fund', header: t('dowries.fund'), cell: ({ fundName }) => fundName },
    {
      id: 'available',
      header: t('dowries.grant.available'),
      align: 'end',
      cell: ({ availableCents }) =>
        availableCents === null ? <Soft>{t('dowries.grant.none')}</Soft> : <Money cents={availableCents} />,
    },
    {
      id: 'taken',
      header: t('dowries.grant.taken'),
      align: 'end',
      cell: ({ takenCents }) => <Money cents={takenCents} />,
    },
    {
      id: 'after',
      header: t('dowries.grant.afterwards'),
      align: 'end',
      cell: ({ afterCents }) => <Money cents={afterCents} />,
    },
  ];
  return (
    <DataTable
      caption={t('dowries.grant.funds')}
      columns={columns}
      rows={covers}
      rowKey={({ fundId }) => fundId}
    />
  );
}
