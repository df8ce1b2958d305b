import { useTexts } from '../../i18n/i18n.ts';
import { formatCount, formatDay, formatPercent } from '../../lib/format.ts';
import { DefinitionList, Section } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Soft, Stack } from '../../ui/layout.tsx';
import { Money } from '../../ui/money.tsx';
import { Prose } from '../../ui/prose.tsx';
import type { Forecast } from './forecast-queries.ts';
import type { BudgetNames } from './names.ts';

interface ForecastMethodProps {
  forecast: Forecast;
  words: BudgetNames;
}

/** How the figure is reckoned, fund by fund, and how wrong the same reckoning was three months ago. */
export function ForecastMethod({ forecast, words }: ForecastMethodProps) {
  const t = useTexts();
  return (
    <>
      <Section title={t('budgets.forecast.method')}>
        <Stack gap={3}>
          <Prose>
            <ol>
              {forecast.method.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </Prose>
          <FundTable forecast={forecast} words={words} />
          <Soft small>
            {t('budgets.forecast.sample', {
              sample: formatCount(forecast.sampleDowries),
              matured: formatCount(forecast.maturedDowries),
            })}
          </Soft>
        </Stack>
      </Section>
      <BackTest backTest={forecast.backTest} />
    </>
  );
}

function FundTable({ forecast, words }: ForecastMethodProps) {
  const t = useTexts();
  type Fund = Forecast['funds'][number];
  const money = (id: 'availableCents' | 'returningCents' | 'expectedCostCents'): Column<Fund> => ({
    id,
    header: t(`budgets.forecast.fund.${id}`),
    align: 'end',
    cell: (fund) => <Money cents={fund[id]} />,
  });
  const columns: Column<Fund>[] = [
    {
      id: 'fund',
      header: t('budgets.fund'),
      cell: ({ fundId }) =>
        fundId === forecast.bindingFundId && forecast.funds.length > 1
          ? `${words.fund(fundId)} (${t('budgets.forecast.binds')})`
          : words.fund(fundId),
    },
    money('availableCents'),
    money('returningCents'),
    money('expectedCostCents'),
    {
      id: 'openings',
      header: t('budgets.forecast.fund.openings'),
      align: 'end',
      cell: ({ openingsForecast }) => formatCount(openingsForecast),
    },
  ];
  return (
    <DataTable
      caption={t('budgets.forecast.method')}
      columns={columns}
      rows={forecast.funds}
      rowKey={({ fundId }) => fundId}
    />
  );
}

function BackTest({ backTest }: { backTest: Forecast['backTest'] }) {
  const t = useTexts();
  const { errorPercent, madeOn, time } = backTest;
  const error =
    errorPercent === null ? t('budgets.forecast.test.noError') : formatPercent(errorPercent / 100);
  return (
    <Section
      title={t('budgets.forecast.test.title', { error })}
      note={t(`budgets.forecast.test.note.${time}`, { day: formatDay(madeOn), count: backTest.weeks })}
    >
      <DefinitionList
        items={[
          {
            term: t('budgets.forecast.test.promised'),
            value: <Money cents={backTest.forecastReleasedCents} />,
          },
          { term: t('budgets.forecast.test.came'), value: <Money cents={backTest.actualReleasedCents} /> },
          { term: t('budgets.forecast.test.error'), value: error },
        ]}
      />
    </Section>
  );
}
