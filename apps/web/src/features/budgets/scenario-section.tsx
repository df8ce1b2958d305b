import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { formatCount, formatDay } from '../../lib/format.ts';
import { useAccount, useCan } from '../../lib/session.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { askConfirmation } from '../../ui/confirm.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { PlusIcon, TrashIcon } from '../../ui/icons.tsx';
import { Money } from '../../ui/money.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import type { ForecastState } from './forecast-filter.ts';
import {
  estimates,
  type Forecast,
  type Scenario,
  scenarioForecastQuery,
  scenariosQuery,
  useDeleteScenario,
} from './forecast-queries.ts';
import { estimateSaid } from './forecast-sliders.tsx';
import { ScenarioDialog } from './scenario-dialog.tsx';

interface ScenarioSectionProps {
  state: ForecastState;
  forecast: Forecast;
}

interface Compared {
  key: string;
  name: string;
  /** Null for what is on screen and has no name yet. */
  scenario: Scenario | null;
  forecast: Forecast | undefined;
}

/** What is on screen beside the scenarios that were saved for this edition. */
export function ScenarioSection({ state, forecast }: ScenarioSectionProps) {
  const t = useTexts();
  const can = useCan();
  const [isSaving, setSaving] = useState(false);
  const remove = useDeleteScenario();
  const rows = useCompared(forecast);
  const columns = useColumns((scenario) => remove.mutate(scenario));
  return (
    <Section
      title={t('budgets.scenarios.title')}
      note={t('budgets.scenarios.note')}
      actions={
        can('scenarios:write') && (
          <Button icon={PlusIcon} onClick={() => setSaving(true)}>
            {t('budgets.scenarios.save')}
          </Button>
        )
      }
      flush
    >
      {remove.error && <ProblemAlert problem={remove.error} />}
      <DataTable
        caption={t('budgets.scenarios.title')}
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
      />
      {isSaving && <ScenarioDialog state={state} onClose={() => setSaving(false)} />}
    </Section>
  );
}

function useCompared(forecast: Forecast): Compared[] {
  const t = useTexts();
  const saved = useQuery(scenariosQuery(forecast.editionId)).data?.items ?? [];
  const forecasts = useQueries({ queries: saved.map(({ id }) => scenarioForecastQuery(id)) });
  const shown = { key: 'shown', name: t('budgets.scenarios.onScreen'), scenario: null, forecast };
  return [
    shown,
    ...saved.map((scenario, index) => ({
      key: scenario.id,
      name: scenario.name,
      scenario,
      forecast: forecasts[index]?.data,
    })),
  ];
}

function useColumns(onDelete: (scenario: Scenario) => void): Column<Compared>[] {
  const t = useTexts();
  const { id: readerId } = useAccount();
  const remove = async (scenario: Scenario) => {
    const title = t('budgets.scenarios.deleteOf', { name: scenario.name });
    const message = t('budgets.scenarios.deleteMeaning');
    if (await askConfirmation({ title, message, confirm: t('common.remove') })) onDelete(scenario);
  };
  const figure = (id: string, header: string, cell: Column<Forecast>['cell']): Column<Compared> => ({
    id,
    header,
    align: 'end',
    cell: ({ forecast }) => (forecast ? cell(forecast) : '…'),
  });
  return [
    { id: 'name', header: t('budgets.scenarios.name'), cell: ({ name }) => name },
    ...estimates.map((name) =>
      figure(name, t(`budgets.forecast.estimateShort.${name}`), ({ parameters }) =>
        estimateSaid(name, parameters[name].value),
      ),
    ),
    figure('openings', t('budgets.forecast.openings'), ({ openingsForecast }) =>
      formatCount(openingsForecast),
    ),
    figure('ends', t('budgets.forecast.moneyEnds'), ({ moneyEndsOn }) =>
      moneyEndsOn === null ? t('budgets.forecast.notSoon') : formatDay(moneyEndsOn),
    ),
    figure('returning', t('budgets.forecast.returning'), ({ returningCents }) => (
      <Money cents={returningCents} />
    )),
    {
      id: 'acts',
      header: t('common.remove'),
      hideHeader: true,
      align: 'end',
      cell: ({ scenario }) =>
        scenario?.createdById === readerId ? (
          <IconButton
            icon={TrashIcon}
            label={t('budgets.scenarios.deleteOf', { name: scenario.name })}
            onClick={() => void remove(scenario)}
          />
        ) : null,
    },
  ];
}
