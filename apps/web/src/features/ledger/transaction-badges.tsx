import { useTexts } from '../../i18n/i18n.ts';
import { paths } from '../../lib/paths.ts';
import { AlertIcon, UndoIcon } from '../../ui/icons.tsx';
import { Link } from '../../ui/link.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { LedgerTransaction } from './queries.ts';

/** What became of a posting, when it is anything but applied and still standing. */
export function TransactionBadge({
  transaction,
}: {
  transaction: Pick<LedgerTransaction, 'outcome' | 'reversedById'>;
}) {
  const t = useTexts();
  if (transaction.outcome === 'rejected')
    return (
      <StatusBadge tone="bad" icon={AlertIcon}>
        {t('ledger.rejected')}
      </StatusBadge>
    );
  if (transaction.reversedById !== null)
    return (
      <StatusBadge tone="warning" icon={UndoIcon}>
        {t('ledger.reversed')}
      </StatusBadge>
    );
  return null;
}

/** From a posting to the one that undid it, or from a reversal to what it undid. */
export function PairLink({
  transaction,
  isShort = false,
}: {
  /** One word, where there is little room. */
  isShort?: boolean;
  /** A move of a holder has no outcome: it was applied. */
  transaction: Pick<LedgerTransaction, 'reversesId' | 'reversedById'> &
    Partial<Pick<LedgerTransaction, 'outcome'>>;
}) {
  const t = useTexts();
  const { outcome, reversesId, reversedById } = transaction;
  const id = reversesId ?? reversedById;
  if (id === null) return null;
  const [where, word] =
    reversesId === null
      ? (['ledger.toReversal', 'ledger.pair.reversal'] as const)
      : outcome === 'rejected'
        ? (['ledger.toStanding', 'ledger.pair.standing'] as const)
        : (['ledger.toReversed', 'ledger.pair.reversed'] as const);
  return (
    <Link to={paths.ledgerTransaction(id)} {...(isShort ? { label: t(where) } : {})}>
      {t(isShort ? word : where)}
    </Link>
  );
}
