import { useQueries } from '@tanstack/react-query';
import { type Forecast, forecastQuery } from './forecast-queries.ts';
import type { BudgetFilter, EditionId, Opening } from './queries.ts';

export interface MoneyEnd {
  /** Of the edition whose money ends first; the first edition asked for when none ends in sight. */
  readonly editionId: EditionId;
  /** ISO day; null when the money lasts beyond what the forecast sees. */
  readonly endsOn: string | null;
  /** How many weeks the forecast sees. */
  readonly weeks: number;
}

/** Of these openings' editions, the one whose money ends first at the pace of today; null until all are known. */
export function useMoneyEnd(openings: readonly Opening[], { districtId }: BudgetFilter): MoneyEnd | null {
  const editionIds = [...new Set(openings.map(({ editionId }) => editionId))];
  const answers = useQueries({
    queries: editionIds.map((editionId) =>
      forecastQuery({ editionId, parameters: {}, ...(districtId ? { districtId } : {}) }),
    ),
  });
  const forecasts = answers.flatMap(({ data }) => (data ? [data] : []));
  return forecasts.length === editionIds.length ? firstToEnd(forecasts) : null;
}

const day = ({ moneyEndsOn }: Forecast) => moneyEndsOn ?? '9999-12-31';

function firstToEnd(forecasts: readonly Forecast[]): MoneyEnd | null {
  const [first] = forecasts.toSorted((one, other) => day(one).localeCompare(day(other)));
  return first ? { editionId: first.editionId, endsOn: first.moneyEndsOn, weeks: first.weeks.length } : null;
}
