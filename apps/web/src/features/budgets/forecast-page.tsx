import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { useCan } from '../../lib/session.ts';
import { Card } from '../../ui/card.tsx';
import { useChoiceChips } from '../../ui/choice-chips.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { BudgetsIcon } from '../../ui/icons.tsx';
import { Stack, WithSidebar } from '../../ui/layout.tsx';
import { Page } from '../../ui/page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { BudgetTabs } from './budget-tabs.tsx';
import { type ForecastState, useForecastFilter } from './forecast-filter.ts';
import { ForecastMethod } from './forecast-method.tsx';
import { type Forecast, type ForecastFilter, forecastQuery } from './forecast-queries.ts';
import { ForecastSliders } from './forecast-sliders.tsx';
import { ForecastTiles } from './forecast-tiles.tsx';
import { ForecastWeeks } from './forecast-weeks.tsx';
import { budgetDistrictsQuery } from './queries.ts';
import { ScenarioSection } from './scenario-section.tsx';

/** How many more dowries can be opened, how long the money lasts, and what comes back when. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const state = useForecastFilter();
  const { filter, words } = state;
  const mayRead = can('budgets:read');
  if (filter && mayRead) return <ForecastPage state={state} filter={filter} />;
  return (
    <Page
      title={t('budgets.forecast.title')}
      isAllowed={mayRead}
      isLoading={words.isPending}
      empty={{ icon: BudgetsIcon, title: t('budgets.forecast.noEdition') }}
    />
  );
}

function ForecastPage({ state, filter }: { state: ForecastState; filter: ForecastFilter }) {
  const t = useTexts();
  const { data, error, isPending, refetch } = useQuery(forecastQuery(filter));
  return (
    <Page
      title={t('budgets.forecast.title')}
      subtitle={t('budgets.forecast.subtitle')}
      isLoading={isPending}
      error={error}
      onRetry={() => refetch()}
    >
      {data && <Matter state={state} forecast={data} />}
    </Page>
  );
}

function Matter({ state, forecast }: { state: ForecastState; forecast: Forecast }) {
  return (
    <Stack gap={4}>
      <BudgetTabs />
      <Card flush>
        <Where state={state} />
      </Card>
      <ForecastTiles forecast={forecast} />
      <WithSidebar isSidebarFirst sidebar={<ForecastSliders state={state} forecast={forecast} />}>
        <ForecastWeeks forecast={forecast} />
        <ForecastMethod forecast={forecast} words={state.words} />
      </WithSidebar>
      <ScenarioSection state={state} forecast={forecast} />
    </Stack>
  );
}

/** The edition, one always, and the district. */
function Where({ state: { list, words, filter } }: { state: ForecastState }) {
  const t = useTexts();
  const districts = useQuery(budgetDistrictsQuery);
  const district = {
    name: 'district',
    label: t('budgets.district'),
    options: (districts.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
    isPending: districts.isPending,
    takesAnyId: true,
  } as const;
  return (
    <FilterBar chips={useChoiceChips(list, [district])}>
      <SelectField
        name="edition"
        label={t('budgets.edition')}
        required
        value={filter?.editionId ?? ''}
        onChange={(edition) => list.set({ edition })}
        options={words.editions.map(({ id, name }) => ({ value: id, label: name }))}
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
