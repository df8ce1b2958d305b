import { useTexts } from '../../i18n/i18n.ts';
import { paths } from '../../lib/paths.ts';
import { Section } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import type { LedgerTransaction } from './queries.ts';

type Shortfall = LedgerTransaction['shortfalls'][number];

/** What a refused posting lacked: a refusal is recorded, and moved nothing. */
export function ShortfallTable({ shortfalls }: { shortfalls: readonly Shortfall[] }) {
  const t = useTexts();
  const columns: Column<Shortfall>[] = [
    {
      id: 'holder',
      header: t('ledger.shortfall.where'),
      cell: ({ holderId, stage }) => (
        <Link to={paths.ledgerHolder(holderId)}>
          {t('ledger.shortfall.holder', { stage: t(`ledger.stage.${stage}`) })}
        </Link>
      ),
    },
    {
      id: 'held',
      header: t('ledger.shortfall.held'),
      align: 'end',
      cell: ({ heldCents }) => <Money cents={heldCents} />,
    },
    {
      id: 'missing',
      header: t('ledger.shortfall.missing'),
      align: 'end',
      cell: ({ missingCents }) => <Money cents={missingCents} />,
    },
  ];
  return (
    <Section title={t('ledger.shortfall.title')} note={t('ledger.shortfall.note')} flush>
      <DataTable
        caption={t('ledger.shortfall.title')}
        columns={columns}
        rows={shortfalls}
        rowKey={({ holderId, stage }) => `${holderId} ${stage}`}
      />
    </Section>
  );
}
