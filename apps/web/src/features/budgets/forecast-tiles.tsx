import { useTexts } from '../../i18n/i18n.ts';
import { formatCount, formatDay, formatPercent } from '../../lib/format.ts';
import { Money } from '../../ui/money.tsx';
import { StatTiles } from '../../ui/tiles.tsx';
import type { Forecast } from './forecast-queries.ts';

/** The two first questions: how many more, and how long it lasts; then what they rest on. */
export function ForecastTiles({ forecast }: { forecast: Forecast }) {
  const t = useTexts();
  const { moneyEndsOn, weeks } = forecast;
  return (
    <StatTiles
      stats={[
        {
          label: t('budgets.forecast.openings'),
          value: formatCount(forecast.openingsForecast),
          note: t('budgets.forecast.openingsNow', { count: forecast.openingsNow }),
        },
        {
          label: t('budgets.forecast.moneyEnds'),
          value: moneyEndsOn === null ? t('budgets.forecast.notSoon') : formatDay(moneyEndsOn),
          note:
            moneyEndsOn === null
              ? t('budgets.forecast.notSoonNote', { count: weeks.length })
              : t('budgets.forecast.moneyEndsNote'),
        },
        {
          label: t('budgets.forecast.returning'),
          value: <Money cents={forecast.returningCents} />,
          note: t('budgets.forecast.returningNote', { count: forecast.runningDowries }),
        },
        {
          label: t('budgets.forecast.expectedCost'),
          value: <Money cents={forecast.expectedCostCents} />,
          note: t('budgets.forecast.expectedShare', {
            share: formatPercent(forecast.expectedSpendPercent / 100),
          }),
        },
      ]}
    />
  );
}
