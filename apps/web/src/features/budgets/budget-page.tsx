import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { useAccount, useCan } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { BudgetsIcon, PlusIcon, PrintIcon } from '../../ui/icons.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Page } from '../../ui/page.tsx';
import { AlertSection } from './alert-section.tsx';
import { AllocateDialog } from './allocate-dialog.tsx';
import { BudgetFilters, type BudgetFiltersState, useBudgetFilters } from './budget-filters.tsx';
import { BudgetTabs } from './budget-tabs.tsx';
import { BudgetTiles } from './budget-tiles.tsx';
import { groups, oneOf } from './figures.ts';
import { FundBudgets } from './fund-budgets.tsx';
import { FundDialog } from './fund-dialog.tsx';
import { GroupSection } from './group-section.tsx';
import { OpeningSection } from './opening-section.tsx';
import { type BudgetFilter, type Waterfall, waterfallQuery } from './queries.ts';
import { StatementDialog } from './statement-dialog.tsx';
import { WaterfallSection } from './waterfall-section.tsx';

/** How much is left, where the rest is, on any day, and how many more dowries it opens. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const { role } = useAccount();
  const state = useBudgetFilters();
  const mayRead = can('budgets:read');
  const groupBy = oneOf(groups, state.list.values.by) ?? 'district';
  const page = useQuery({
    ...waterfallQuery(state.filter, groupBy),
    enabled: mayRead && state.isKnown,
  });
  const isEmpty = page.data?.rows.length === 0 && !state.list.isFiltered;
  const reader = role === 'coordinator' ? 'coordinator' : role === 'authority' ? 'authority' : 'other';
  return (
    <Page
      title={t('budgets.title')}
      subtitle={t(`budgets.subtitle.${reader === 'coordinator' ? 'coordinator' : 'other'}`)}
      actions={
        <>
          <StatementButton filter={state.filter} />
          <MoneyActions />
        </>
      }
      isAllowed={mayRead}
      isLoading={mayRead && page.isPending}
      error={page.error}
      onRetry={() => page.refetch()}
      empty={
        isEmpty &&
        role !== 'authority' && {
          icon: BudgetsIcon,
          title: t('budgets.emptyTitle'),
          description: t(`budgets.empty.${reader}`),
        }
      }
    >
      {page.data && <Figures state={state} waterfall={page.data} />}
    </Page>
  );
}

function Figures({ state, waterfall }: { state: BudgetFiltersState; waterfall: Waterfall }) {
  const { filter, words, list } = state;
  const { by: _by, ...scope } = list.values;
  // how many dowries can be opened is a question about now
  const isNow = waterfall.current && !filter.promoterId && !filter.component;
  return (
    <Stack gap={4}>
      <BudgetTabs />
      <Card flush>
        <BudgetFilters list={list} words={words} />
      </Card>
      <BudgetTiles totals={waterfall.totals} filter={filter} words={words} />
      <WaterfallSection waterfall={waterfall} scope={scope} />
      <GroupSection waterfall={waterfall} scope={scope} filter={filter} onGroup={(by) => list.set({ by })} />
      {isNow && <AlertSection filter={filter} words={words} />}
      {isNow && <OpeningSection filter={filter} words={words} />}
      {isNow && <FundBudgets filter={filter} words={words} />}
    </Stack>
  );
}

function StatementButton({ filter }: { filter: BudgetFilter }) {
  const t = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={PrintIcon} onClick={() => setOpen(true)}>
        {t('budgets.statement.title')}
      </Button>
      {isOpen && <StatementDialog filter={filter} onClose={() => setOpen(false)} />}
    </>
  );
}

/** What an authority does with the money: gives it to a programme, then to districts. */
function MoneyActions() {
  const t = useTexts();
  const can = useCan();
  const [open, setOpen] = useState<'fund' | 'allocate' | null>(null);
  if (!can('budgets:fund') || !can('budgets:allocate')) return null;
  const close = () => setOpen(null);
  return (
    <>
      <Button icon={PlusIcon} onClick={() => setOpen('fund')}>
        {t('budgets.act.fund')}
      </Button>
      <Button tone="primary" onClick={() => setOpen('allocate')}>
        {t('budgets.act.allocate')}
      </Button>
      {open === 'fund' && <FundDialog onClose={close} />}
      {open === 'allocate' && <AllocateDialog onClose={close} />}
    </>
  );
}
