import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useTexts } from '../../i18n/i18n.ts';
import { formatInstant, formatMoney } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { DefinitionList, Section } from '../../ui/card.tsx';
import {
  AlertIcon,
  CheckIcon,
  CloseIcon,
  DocumentIcon,
  type Icon,
  PlusIcon,
  UndoIcon,
} from '../../ui/icons.tsx';
import { WithSidebar } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import { Page } from '../../ui/page.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { useBudgetNames } from './names.ts';
import { TransferActs } from './transfer-acts.tsx';
import { TransferBadge } from './transfer-badge.tsx';
import { type BudgetTransfer, transferQuery } from './transfer-queries.ts';

/** One transfer between districts: what it moves, its diary, and its decision. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const mayRead = can('budgets:read');
  const { transferId = '' } = useParams();
  const { data, error, refetch } = useQuery({ ...transferQuery(transferId), enabled: mayRead });
  return (
    <Page
      title={
        data
          ? t('budgets.transfers.titleOf', { amount: formatMoney(data.amountCents) })
          : t('budgets.transfers.title')
      }
      breadcrumbs={[
        { label: t('budgets.title'), to: paths.budgets() },
        { label: t('budgets.transfers.title'), to: paths.budgetTransfers() },
      ]}
      beside={data && <TransferBadge state={data.state} />}
      subtitle={data && `${data.fromDistrictName} → ${data.toDistrictName}`}
      actions={data && <TransferActs transfer={data} />}
      isAllowed={mayRead}
      isLoading={!data}
      error={error}
      onRetry={() => refetch()}
    >
      {data && (
        <WithSidebar sidebar={<Facts transfer={data} />}>
          <Diary transfer={data} />
        </WithSidebar>
      )}
    </Page>
  );
}

function Facts({ transfer }: { transfer: BudgetTransfer }) {
  const t = useTexts();
  const can = useCan();
  const words = useBudgetNames();
  const { transactionId, decidedAt, decidedByName } = transfer;
  const recorded =
    transactionId !== null && can('ledger:read')
      ? [
          {
            term: t('ledger.title'),
            value: <Link to={paths.ledgerTransaction(transactionId)}>{t('budgets.why.transaction')}</Link>,
            wide: true,
          },
        ]
      : [];
  return (
    <Section title={t('budgets.transfers.facts')}>
      <DefinitionList
        items={[
          { term: t('budgets.amount'), value: <Money cents={transfer.amountCents} />, wide: true },
          { term: t('budgets.transfers.from'), value: transfer.fromDistrictName, wide: true },
          { term: t('budgets.transfers.to'), value: transfer.toDistrictName, wide: true },
          { term: t('budgets.edition'), value: words.edition(transfer.editionId) },
          { term: t('budgets.fund'), value: words.fund(transfer.fundId) },
          { term: t('budgets.transfers.proposedBy'), value: transfer.proposedByName },
          ...(decidedAt === null
            ? []
            : [
                {
                  term: t('budgets.transfers.decidedBy'),
                  value: `${decidedByName ?? t('common.notNamed')}, ${formatInstant(decidedAt)}`,
                },
              ]),
          ...recorded,
        ]}
      />
    </Section>
  );
}

const icons: Record<BudgetTransfer['diary'][number]['act'], Icon> = {
  proposed: PlusIcon,
  noted: DocumentIcon,
  notCovered: AlertIcon,
  approved: CheckIcon,
  refused: CloseIcon,
  withdrawn: UndoIcon,
};

/** What was done and said of the transfer, and by whom. */
function Diary({ transfer: { diary } }: { transfer: BudgetTransfer }) {
  const t = useTexts();
  return (
    <Section title={t('budgets.transfers.diary')}>
      <Timeline
        label={t('budgets.transfers.diary')}
        events={diary.map(({ id, act, words, writtenAt, writtenByName }) => ({
          id,
          at: writtenAt,
          who: writtenByName,
          icon: icons[act],
          title: t(`budgets.transfers.act.${act}`),
          detail: words,
        }))}
      />
    </Section>
  );
}
