import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { useCan } from '../../lib/session.ts';
import { Card } from '../../ui/card.tsx';
import { useChoiceChips } from '../../ui/choice-chips.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { BudgetsIcon } from '../../ui/icons.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Page } from '../../ui/page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { BudgetTabs } from './budget-tabs.tsx';
import { PlanActions } from './plan-actions.tsx';
import { type PlanState, usePlanFilter } from './plan-filter.ts';
import { districtPlansQuery, type PlanFilter } from './plan-queries.ts';
import { PlanTable } from './plan-table.tsx';
import { PlanTiles } from './plan-tiles.tsx';
import { budgetDistrictsQuery } from './queries.ts';

/** What each district should have received by now, what it received, and what comes next. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const state = usePlanFilter();
  const mayRead = can('budgets:read');
  if (state.filter && mayRead) return <PlanPage state={state} filter={state.filter} />;
  return (
    <Page
      title={t('budgetPlans.title')}
      isAllowed={mayRead}
      isLoading={mayRead && state.words.isPending}
      empty={{ icon: BudgetsIcon, title: t('budgets.forecast.noEdition') }}
    />
  );
}

function PlanPage({ state, filter }: { state: PlanState; filter: PlanFilter }) {
  const t = useTexts();
  const { data, error, isPending, refetch } = useQuery(districtPlansQuery(filter));
  return (
    <Page
      title={t('budgetPlans.title')}
      subtitle={t('budgetPlans.subtitle')}
      actions={data && <PlanActions plans={data} filter={filter} />}
      isLoading={isPending}
      error={error}
      onRetry={() => refetch()}
    >
      {data && (
        <Stack gap={4}>
          <BudgetTabs />
          <Card flush>
            <Where state={state} filter={filter} />
          </Card>
          {data.items.length > 0 && <PlanTiles plans={data} />}
          <PlanTable plans={data} list={state.list} />
        </Stack>
      )}
    </Page>
  );
}

/** The edition and the fund, one always, and the district. */
function Where({ state: { list, words }, filter }: { state: PlanState; filter: PlanFilter }) {
  const t = useTexts();
  const districts = useQuery(budgetDistrictsQuery);
  const named = (items: readonly { id: string; name: string }[]) =>
    items.map(({ id, name }) => ({ value: id, label: name }));
  const district = {
    name: 'district',
    label: t('budgets.district'),
    options: named(districts.data?.items ?? []),
    isPending: districts.isPending,
    takesAnyId: true,
  } as const;
  return (
    <FilterBar chips={useChoiceChips(list, [district])}>
      <SelectField
        name="edition"
        label={t('budgets.edition')}
        required
        value={filter.editionId}
        onChange={(edition) => list.set({ edition, fund: '' })}
        options={named(words.editions)}
      />
      <SelectField
        name="fund"
        label={t('budgets.fund')}
        required
        value={filter.fundId}
        onChange={(fund) => list.set({ edition: filter.editionId, fund })}
        options={named(words.fundsOf(filter.editionId))}
      />
      <SelectField
        name={district.name}
        label={district.label}
        placeholder={t('common.all')}
        value={list.values.district}
        onChange={(value) => list.set({ district: value })}
        options={district.options}
      />
    </FilterBar>
  );
}
