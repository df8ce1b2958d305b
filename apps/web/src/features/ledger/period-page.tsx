import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useTexts } from '../../i18n/i18n.ts';
import { useCan } from '../../lib/session.ts';
import { Section } from '../../ui/card.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { LedgerTabs } from './ledger-tabs.tsx';
import { PeriodActHistory } from './period-act-history.tsx';
import { PeriodTable } from './period-table.tsx';
import { periodActsQuery, periodPageQuery } from './queries.ts';

/** The months of the ledger: open or closed, and what two people decide of them. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const mayRead = can('ledger:read');
  const [search] = useSearchParams();
  const periods = useQuery({ ...periodPageQuery(search.get('cursor') ?? ''), enabled: mayRead });
  const acts = useInfiniteQuery({ ...periodActsQuery, enabled: mayRead });
  const rows = periods.data?.items ?? [];
  return (
    <Page
      title={t('ledger.periods.title')}
      subtitle={t('ledger.periods.subtitle')}
      isAllowed={mayRead}
      isLoading={mayRead && (periods.isPending || acts.isPending)}
      error={periods.error ?? acts.error}
      onRetry={() => Promise.all([periods.refetch(), acts.refetch()])}
    >
      <Stack gap={4}>
        <LedgerTabs />
        <Section title={t('ledger.periods.months')} note={t('ledger.periods.monthsNote')} flush>
          <PeriodTable periods={rows} acts={(acts.data?.pages ?? []).flatMap(({ items }) => items)} />
          <Pager nextCursor={periods.data?.nextCursor ?? null} shown={rows.length} />
        </Section>
        <PeriodActHistory acts={acts} />
      </Stack>
    </Page>
  );
}
