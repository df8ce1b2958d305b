import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { useAccount, useCan } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { BudgetsIcon, PlusIcon } from '../../ui/icons.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Page } from '../../ui/page.tsx';
import { AllocateDialog } from './allocate-dialog.tsx';
import { BudgetFilters, type BudgetFiltersState, useBudgetFilters } from './budget-filters.tsx';
import { BudgetSummary } from './budget-summary.tsx';
import { DistrictBudgets } from './district-budgets.tsx';
import { FundBudgets } from './fund-budgets.tsx';
import { FundDialog } from './fund-dialog.tsx';
import { OpeningSection } from './opening-section.tsx';
import { PromoterBudgets } from './promoter-budgets.tsx';
import { budgetPageQuery } from './queries.ts';

/** How much is left, by edition, fund, district and promoter, and how many more dowries it opens. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const { role } = useAccount();
  const state = useBudgetFilters();
  const mayRead = can('budgets:read');
  const page = useQuery({ ...budgetPageQuery(state.filter), enabled: mayRead && state.isKnown });
  const isEmpty = page.data?.items.length === 0 && !state.list.isFiltered;
  const reader = role === 'coordinator' ? 'coordinator' : role === 'authority' ? 'authority' : 'other';
  return (
    <Page
      title={t('budgets.title')}
      subtitle={t(`budgets.subtitle.${reader === 'coordinator' ? 'coordinator' : 'other'}`)}
      actions={<MoneyActions />}
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
      <Figures state={state} />
    </Page>
  );
}

function Figures({ state }: { state: BudgetFiltersState }) {
  const { filter, words, list } = state;
  return (
    <Stack gap={4}>
      <Card flush>
        <BudgetFilters list={list} words={words} />
      </Card>
      <BudgetSummary filter={filter} words={words} />
      <OpeningSection filter={filter} words={words} />
      <DistrictBudgets filter={filter} words={words} />
      <PromoterBudgets filter={filter} words={words} />
      <FundBudgets filter={filter} words={words} />
    </Stack>
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
