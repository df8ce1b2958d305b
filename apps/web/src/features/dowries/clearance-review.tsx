import { sumCents } from '@approdo/shared/money';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { formatInstantDay, formatMoney } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { useAccount } from '../../lib/session.ts';
import { Button, type DisabledReason } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import { askConfirmation } from '../../ui/confirm.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Columns, Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { toast } from '../../ui/toast.tsx';
import { ConditionList } from './condition-list.tsx';
import { type FundCover, FundCoverTable } from './fund-cover-table.tsx';
import {
  type Dowry,
  districtBudgetQuery,
  type Eligibility,
  eligibilityQuery,
  useGrantClearance,
} from './queries.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { JoinWaitingList } from './waiting-join.tsx';

/** The officer's desk: on one side the conditions as they stand today, on the other what the district would be left with. */
export function ClearanceReview({ dowry }: { dowry: Dowry }) {
  const t = useTexts();
  const { edition, district, caseFile } = dowry;
  const verdict = useQuery(eligibilityQuery({ caseFileId: caseFile.id, editionId: edition.id }));
  const budget = useQuery(districtBudgetQuery({ editionId: edition.id, districtId: district.id }));
  const error = verdict.error ?? budget.error;
  const covers = budget.data && coversOf(dowry, budget.data.items);
  return (
    <Section title={t('dowries.grant.title')}>
      {error ? (
        <ErrorState problem={error} onRetry={() => (verdict.error ? verdict.refetch() : budget.refetch())} />
      ) : (
        <Columns minimum={24}>
          <Stack gap={2}>
            <h3>{t('dowries.grant.conditions')}</h3>
            {verdict.data ? <ConditionList conditions={verdict.data.conditions} /> : <TableSkeleton />}
          </Stack>
          <Stack gap={4}>
            <Stack gap={2}>
              <h3>{t('dowries.grant.funds')}</h3>
              <Soft small>{t('dowries.grant.fundsNote')}</Soft>
              {covers ? <FundCoverTable covers={covers} /> : <TableSkeleton rows={2} />}
            </Stack>
            <Decision dowry={dowry} verdict={verdict.data} covers={covers} />
          </Stack>
        </Columns>
      )}
    </Section>
  );
}

interface DecisionProps {
  dowry: Dowry;
  verdict: Eligibility | undefined;
  covers: readonly FundCover[] | undefined;
}

function Decision({ dowry, verdict, covers }: DecisionProps) {
  const t = useTexts();
  const grant = useGrantClearance(dowry);
  const [isRefusing, setRefusing] = useState(false);
  const own = useOwnRequest(dowry);
  const amount = formatMoney(dowry.totals.amountCents);
  const ask = async () => {
    const yes = await askConfirmation({
      title: t('dowries.grant.titleOf', { code: dowry.code }),
      message: t('dowries.grant.meaning', { amount, district: dowry.district.name }),
      confirm: t('dowries.grant.confirm'),
    });
    if (yes) grant.mutate(undefined, { onSuccess: () => toast(t('dowries.grant.done', { amount })) });
  };
  return (
    <Stack gap={3}>
      {grant.error && <ProblemAlert problem={grant.error} />}
      <Row align="top">
        <Button
          tone="primary"
          busy={grant.isPending}
          onClick={ask}
          disabledReasons={useBlocks({ dowry, verdict, covers })}
        >
          {t('dowries.act.grant')}
        </Button>
        <Button onClick={() => setRefusing(true)} disabledReasons={own}>
          {t('dowries.act.refuse')}
        </Button>
      </Row>
      <JoinWaitingList dowry={dowry} lacks={covers?.some(({ afterCents }) => afterCents < 0) ?? false} />
      {isRefusing && <ReasonDialog act="refuse" dowry={dowry} onClose={() => setRefusing(false)} />}
    </Stack>
  );
}

function useOwnRequest({ request }: Dowry): DisabledReason[] {
  const t = useTexts();
  const { id } = useAccount();
  return request.byId === id ? [{ text: t('dowries.blocked.own') }] : [];
}

/** Why the clearance may not be given yet; the API checks all of it again. */
function useBlocks({ dowry, verdict, covers }: DecisionProps): DisabledReason[] {
  const t = useTexts();
  const own = useOwnRequest(dowry);
  if (!verdict || !covers) return [{ text: t('dowries.blocked.loading') }];
  const open = verdict.conditions.filter(({ outcome }) => outcome !== 'met').length;
  const short = covers.filter(({ afterCents }) => afterCents < 0);
  const line = dowry.firstInLine;
  return [
    ...own,
    ...(open > 0 ? [{ text: t('dowries.blocked.conditions', { count: open }) }] : []),
    ...(line
      ? [
          {
            text: t('dowries.blocked.order', { code: line.code, day: formatInstantDay(line.requestedAt) }),
            to: paths.dowry(line.dowryId),
          },
        ]
      : []),
    ...short.map(({ fundName, afterCents }) => ({
      text: t('dowries.blocked.funds', { fund: fundName, amount: formatMoney(-afterCents) }),
    })),
  ];
}

interface FundHeld {
  readonly fundId: string;
  readonly availableCents: number;
}

/** What the dowry takes from each fund of the district, and what stays there. */
function coversOf({ lines }: Dowry, held: readonly FundHeld[]): FundCover[] {
  const fundIds = [...new Set(lines.map(({ fundId }) => fundId))];
  return fundIds.map((fundId) => {
    const own = lines.filter((line) => line.fundId === fundId);
    const takenCents = sumCents(own.map(({ amountCents }) => amountCents));
    const availableCents = held.find((budget) => budget.fundId === fundId)?.availableCents ?? null;
    return {
      fundId,
      fundName: own[0]?.fundName ?? fundId,
      availableCents,
      takenCents,
      afterCents: (availableCents ?? 0) - takenCents,
    };
  });
}
