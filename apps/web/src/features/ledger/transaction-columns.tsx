import { type TextOf, useTexts } from '../../i18n/i18n.ts';
import { dash, formatCount, formatDay, formatInstant, plainMoney } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import type { Column } from '../../ui/columns.ts';
import { Code, Line, Soft } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import type { LedgerNames } from './names.ts';
import type { LedgerTransaction } from './queries.ts';
import { PairLink, TransactionBadge } from './transaction-badges.tsx';
import { pathOf } from './words.ts';

type TransactionColumn = Column<LedgerTransaction>;

/** What the journal shows of a transaction. */
export function useTransactionColumns(names: LedgerNames): TransactionColumn[] {
  const t = useTexts();
  return [
    {
      ...textColumn('recordedAt', t('ledger.recordedAt'), ({ recordedAt }) => formatInstant(recordedAt)),
      cell: ({ recordedAt }) => <Code>{formatInstant(recordedAt)}</Code>,
    },
    useKindColumn(),
    {
      id: 'amount',
      header: t('ledger.amount'),
      align: 'end',
      cell: ({ amountCents, outcome }) => <Money cents={outcome === 'rejected' ? null : amountCents} />,
      text: ({ amountCents, outcome }) => (outcome === 'rejected' ? '' : plainMoney(amountCents)),
    },
    {
      ...textColumn('path', t('ledger.path'), (transaction) => pathOf(transaction, t) || dash),
      share: 16,
    },
    useDayColumn(),
    {
      ...textColumn('district', t('ledger.district'), ({ districtId }) => names.district(districtId)),
      share: 19,
    },
    {
      ...textColumn('promoter', t('ledger.promoter'), ({ promoterId }) => names.promoter(promoterId)),
      share: 14,
    },
    useDowryColumn(),
    {
      ...textColumn(
        'recordedBy',
        t('ledger.recordedBy'),
        ({ recordedByName }) => recordedByName ?? t('common.notNamed'),
      ),
      isExtra: true,
    },
    {
      id: 'seal',
      header: t('ledger.proof.seal'),
      align: 'end',
      isExtra: true,
      cell: ({ sealNumber }) => formatCount(sealNumber),
      text: ({ sealNumber }) => sealNumber,
    },
    { ...textColumn('edition', t('ledger.edition'), (row) => names.edition(row.editionId)), isExtra: true },
    {
      ...textColumn('businessKey', t('ledger.businessKey'), (row) => row.businessKey ?? dash),
      cell: ({ businessKey }) => <Code>{businessKey ?? dash}</Code>,
      isExtra: true,
    },
  ];
}

const textColumn = (
  id: string,
  header: string,
  text: (row: LedgerTransaction) => string,
): TransactionColumn => ({ id, header, cell: text, text });

const originalOf = (day: string, t: TextOf) => t('ledger.originalOn', { day: formatDay(day) });

/** The kind, the day of the fact when its month was closed already, what became of it, and the way to its pair. */
function useKindColumn(): TransactionColumn {
  const t = useTexts();
  return {
    id: 'kind',
    header: t('ledger.kindHeader'),
    share: 21,
    cell: (row) => (
      <Line text={t(`ledger.kind.${row.kind}`)}>
        {row.originalOn !== null && <Soft small>{originalOf(row.originalOn, t)}</Soft>}
        <TransactionBadge transaction={row} />
        <PairLink transaction={row} isShort />
      </Line>
    ),
    text: ({ kind, outcome, reversedById }) => {
      const fate =
        outcome === 'rejected' ? t('ledger.rejected') : reversedById === null ? '' : t('ledger.reversed');
      return [t(`ledger.kind.${kind}`), fate].filter(Boolean).join(', ');
    },
  };
}

/** The day it counts from; in a file, also that of the fact when its month was closed already. */
function useDayColumn(): TransactionColumn {
  const t = useTexts();
  const text = ({ effectiveOn, originalOn }: LedgerTransaction) =>
    originalOn === null ? formatDay(effectiveOn) : `${formatDay(effectiveOn)} (${originalOf(originalOn, t)})`;
  return {
    id: 'effectiveOn',
    header: t('ledger.effectiveOn'),
    cell: ({ effectiveOn }) => formatDay(effectiveOn),
    text,
  };
}

function useDowryColumn(): TransactionColumn {
  const t = useTexts();
  return {
    id: 'dowry',
    header: t('ledger.dowry'),
    cell: ({ dowryId }) =>
      dowryId === null ? (
        dash
      ) : (
        <Link to={paths.dowry(dowryId)} label={t('ledger.openDowry')}>
          {t('ledger.openDowryShort')}
        </Link>
      ),
    text: ({ dowryId }) => dowryId,
  };
}
