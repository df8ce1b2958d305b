import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { formatInstantDay } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { Button, type DisabledReason } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { DowriesIcon } from '../../ui/icons.tsx';
import { Code, Stack } from '../../ui/layout.tsx';
import { Money } from '../../ui/money.tsx';
import type { ConditionListProps } from './condition-list.tsx';
import { DowryStateBadge } from './dowry-state-badge.tsx';
import { EligibilityPanel } from './eligibility-panel.tsx';
import {
  type DowrySummary,
  dowryPageQuery,
  type Eligibility,
  editionsQuery,
  plansOfFileQuery,
} from './queries.ts';
import { RequestDialog } from './request-dialog.tsx';

export interface CaseFileDowryProps {
  caseFileId: string;
  /** Where a condition is mended: an address inside the case file. */
  fixTo?: ConditionListProps['fixTo'];
}

/** The dowries of a case file, and below them whether another can be asked for. */
export function CaseFileDowry({ caseFileId, fixTo }: CaseFileDowryProps) {
  const can = useCan();
  return (
    <Stack gap={4}>
      <DowriesOfFile caseFileId={caseFileId} />
      <EligibilityPanel caseFileId={caseFileId} fixTo={fixTo}>
        {(verdict) => can('dowries:request') && <RequestAction verdict={verdict} />}
      </EligibilityPanel>
    </Stack>
  );
}

/** Every dowry that was asked for this person by this body, whatever became of it. */
export function DowriesOfFile({ caseFileId }: { caseFileId: string }) {
  const t = useTexts();
  const { data, error, isPending, refetch } = useQuery(dowryPageQuery({ caseFileId }));
  const columns = useColumns();
  if (error) return <ErrorState problem={error} onRetry={() => refetch()} />;
  return (
    <Section title={t('dowries.tab.earlier')} flush>
      <DataTable
        caption={t('dowries.tab.earlier')}
        columns={columns}
        rows={data?.items ?? []}
        rowKey={({ id }) => id}
        rowHref={({ id }) => paths.dowry(id)}
        isLoading={isPending}
        empty={{ icon: DowriesIcon, title: t('dowries.tab.none') }}
      />
    </Section>
  );
}

function useColumns(): Column<DowrySummary>[] {
  const t = useTexts();
  return [
    { id: 'code', header: t('dowries.codeShort'), cell: ({ code }) => <Code>{code}</Code> },
    { id: 'edition', header: t('dowries.edition'), cell: ({ edition }) => edition.name },
    { id: 'state', header: t('dowries.stateHeader'), cell: ({ state }) => <DowryStateBadge state={state} /> },
    {
      id: 'requestedAt',
      header: t('dowries.requested'),
      cell: ({ requestedAt }) => formatInstantDay(requestedAt),
    },
    {
      id: 'amount',
      header: t('dowries.amount'),
      align: 'end',
      cell: ({ amountCents }) => <Money cents={amountCents} />,
    },
    {
      id: 'reserved',
      header: t('dowries.reserved'),
      align: 'end',
      cell: ({ reservedCents }) => <Money cents={reservedCents} />,
    },
  ];
}

/** The button that asks for the dowry; while it cannot, it says what is missing and where. */
function RequestAction({ verdict }: { verdict: Eligibility }) {
  const t = useTexts();
  const [isAsking, setAsking] = useState(false);
  const { caseFileId, editionId } = verdict;
  return (
    <div>
      <Button tone="primary" onClick={() => setAsking(true)} disabledReasons={useBlocks(verdict)}>
        {t('dowries.request.button')}
      </Button>
      {isAsking && (
        <RequestDialog caseFileId={caseFileId} editionId={editionId} onClose={() => setAsking(false)} />
      )}
    </div>
  );
}

function useBlocks({ caseFileId, editionId, conditions }: Eligibility): DisabledReason[] {
  const t = useTexts();
  const dowries = useQuery(dowryPageQuery({ caseFileId }));
  const plans = useQuery(plansOfFileQuery(caseFileId));
  const editions = useQuery(editionsQuery);
  const edition = editions.data?.items.find(({ id }) => id === editionId)?.name ?? editionId;
  const standing = dowries.data?.items.find(
    (dowry) => dowry.edition.id === editionId && (dowry.state === 'requested' || dowry.state === 'granted'),
  );
  const isSigned = plans.data?.items.some(
    (plan) => plan.editionId === editionId && plan.signedNumber !== null,
  );
  const open = conditions.filter(({ outcome }) => outcome !== 'met').length;
  return [
    ...(standing
      ? [{ text: t('dowries.blocked.standing', { code: standing.code }), to: paths.dowry(standing.id) }]
      : []),
    ...(open > 0 ? [{ text: t('dowries.blocked.conditions', { count: open }) }] : []),
    ...(plans.data && !isSigned
      ? [{ text: t('dowries.request.planMissing', { edition }), to: paths.caseFileTab(caseFileId, 'plan') }]
      : []),
  ];
}
