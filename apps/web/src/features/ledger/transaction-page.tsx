import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useTexts } from '../../i18n/i18n.ts';
import { formatInstant, formatMoney } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { Stack, WithSidebar } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { MoveTable } from './move-table.tsx';
import { useLedgerNames } from './names.ts';
import { ProofSection } from './proof-section.tsx';
import { type LedgerTransaction, transactionQuery } from './queries.ts';
import { ShortfallTable } from './shortfall-table.tsx';
import { PairLink, TransactionBadge } from './transaction-badges.tsx';
import { UndoButton } from './undo-button.tsx';
import { WhySection } from './why-section.tsx';

/** One transaction: what moved, why, who and when, what undid it, and what proves it. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const mayRead = can('ledger:read');
  const { transactionId = '' } = useParams();
  const { data, error, refetch } = useQuery({ ...transactionQuery(transactionId), enabled: mayRead });
  return (
    <Page
      title={data ? titleOf(data, t(`ledger.kind.${data.kind}`)) : t('ledger.transaction')}
      breadcrumbs={[{ label: t('ledger.title'), to: paths.ledger() }]}
      beside={data && <TransactionBadge transaction={data} />}
      subtitle={
        data &&
        t('ledger.recorded', {
          when: formatInstant(data.recordedAt),
          who: data.recordedByName ?? t('common.notNamed'),
        })
      }
      actions={data && <UndoButton posting={data} />}
      isAllowed={mayRead}
      isLoading={!data}
      error={error}
      onRetry={() => refetch()}
    >
      {data && <Matter transaction={data} />}
    </Page>
  );
}

function titleOf({ outcome, amountCents }: LedgerTransaction, kind: string): string {
  return outcome === 'rejected' ? kind : `${kind}: ${formatMoney(amountCents)}`;
}

function Matter({ transaction }: { transaction: LedgerTransaction }) {
  const names = useLedgerNames();
  const isRejected = transaction.outcome === 'rejected';
  return (
    <Stack gap={4}>
      <PairNotice transaction={transaction} />
      <WithSidebar sidebar={<ProofSection transactionId={transaction.id} />}>
        {isRejected ? (
          <ShortfallTable shortfalls={transaction.shortfalls} />
        ) : (
          <MoveTable moves={transaction.moves} names={names} />
        )}
        <WhySection transaction={transaction} names={names} />
      </WithSidebar>
    </Stack>
  );
}

/** A reversal and what it undid are read together. */
function PairNotice({ transaction }: { transaction: LedgerTransaction }) {
  const t = useTexts();
  const { reversesId, reversedById } = transaction;
  const other = useQuery({
    ...transactionQuery(reversesId ?? reversedById ?? ''),
    enabled: reversesId !== null || reversedById !== null,
  });
  if (!other.data) return null;
  const when = formatInstant(other.data.recordedAt);
  const who = other.data.recordedByName ?? t('common.notNamed');
  const isRejected = transaction.outcome === 'rejected';
  const reverses = isRejected ? 'ledger.wouldReverse' : 'ledger.reverses';
  return (
    <Notice
      tone={reversesId === null ? 'warning' : 'info'}
      title={t(reversesId === null ? 'ledger.reversedBy' : reverses, { when, who })}
    >
      <p>
        {!isRejected && t('ledger.netsToZero')} <PairLink transaction={transaction} />
      </p>
    </Notice>
  );
}
