import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { formatInstant, formatMonth } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CheckIcon, ClockIcon, CloseIcon, type Icon, LedgerIcon } from '../../ui/icons.tsx';
import { Soft, Stack, Strong } from '../../ui/layout.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { Timeline, type TimelineEvent } from '../../ui/timeline.tsx';
import type { PeriodAct } from './queries.ts';

interface PeriodActHistoryProps {
  acts: UseInfiniteQueryResult<{ pages: { items: PeriodAct[] }[] }>;
}

/** Who asked what of which month, why, and what another person decided. */
export function PeriodActHistory({ acts }: PeriodActHistoryProps) {
  const t = useTexts();
  const toEvent = useEvent();
  const items = (acts.data?.pages ?? []).flatMap((page) => page.items);
  return (
    <Section title={t('ledger.periods.history')}>
      {items.length === 0 ? (
        <EmptyState
          bare
          icon={LedgerIcon}
          title={t('ledger.periods.historyEmpty')}
          description={t('ledger.periods.historyEmptyFix')}
        />
      ) : (
        <Stack gap={3}>
          <Timeline label={t('ledger.periods.history')} events={items.map(toEvent)} />
          {acts.hasNextPage && (
            <div>
              <Button onClick={() => acts.fetchNextPage()} busy={acts.isFetchingNextPage}>
                {t('ledger.periods.more')}
              </Button>
            </div>
          )}
        </Stack>
      )}
    </Section>
  );
}

const icons: Record<PeriodAct['decision'], Icon> = {
  pending: ClockIcon,
  confirmed: CheckIcon,
  rejected: CloseIcon,
};
const tones = { pending: 'violet', confirmed: 'good', rejected: 'bad' } as const;

function useEvent(): (act: PeriodAct) => TimelineEvent {
  const t = useTexts();
  return (act) => ({
    id: act.id,
    at: act.proposedAt,
    who: t('ledger.periods.proposedBy', { who: act.proposedByName }),
    icon: icons[act.decision],
    title: (
      <>
        <Strong>{t(`ledger.periods.proposeOf.${act.act}`, { month: formatMonth(act.month) })}</Strong>{' '}
        <StatusBadge tone={tones[act.decision]}>{t(`ledger.periods.decision.${act.decision}`)}</StatusBadge>
      </>
    ),
    detail: <Reasons act={act} />,
  });
}

function Reasons({ act }: { act: PeriodAct }) {
  const t = useTexts();
  return (
    <>
      <p>{act.reason}</p>
      {act.decidedAt !== null && (
        <p>
          <Soft small>
            {t('ledger.periods.decidedBy', {
              when: formatInstant(act.decidedAt),
              who: act.decidedByName ?? t('common.notNamed'),
            })}
            {act.decisionReason !== null && `: ${act.decisionReason}`}
          </Soft>
        </p>
      )}
    </>
  );
}
