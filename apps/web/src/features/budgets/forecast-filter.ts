import { idIn, type ListParams, useListParams } from '../../lib/list-params.ts';
import { type EstimateName, type Estimates, estimates, type ForecastFilter } from './forecast-queries.ts';
import { type BudgetNames, useBudgetNames } from './names.ts';

const names = ['edition', 'district', ...estimates] as const;
type Name = (typeof names)[number];

/** The ends of each scale. */
export const scales: Readonly<Record<EstimateName, { maximum: number; step: number }>> = {
  dropOutPercent: { maximum: 100, step: 1 },
  completedSpendPercent: { maximum: 100, step: 1 },
  droppedSpendPercent: { maximum: 100, step: 1 },
  weeklyOpenings: { maximum: 20, step: 0.5 },
};

export interface ForecastState {
  list: ListParams<Name>;
  words: BudgetNames;
  /** Null until the editions are known, and when none runs. */
  filter: ForecastFilter | null;
}

/** A number that the address gives, within its scale; nothing for anything else. */
function readEstimate(text: string, maximum: number): number | undefined {
  const value = Number(text);
  return text !== '' && Number.isFinite(value) && value >= 0 && value <= maximum ? value : undefined;
}

/** What the address asks of the forecast; the first edition in force unless it names one. */
export function useForecastFilter(): ForecastState {
  const list = useListParams(names);
  const words = useBudgetNames();
  const asked = words.editions.find(({ id }) => id === list.values.edition);
  const edition = asked ?? words.editions.find(({ standing }) => standing === 'inForce') ?? words.editions[0];
  const read = estimates.flatMap((name): [EstimateName, number][] => {
    const value = readEstimate(list.values[name], scales[name].maximum);
    return value === undefined ? [] : [[name, value]];
  });
  const parameters: Estimates = Object.fromEntries(read);
  const { district } = list.values;
  const filter = edition
    ? { editionId: edition.id, parameters, ...(idIn(district) === '' ? {} : { districtId: district }) }
    : null;
  return { list, words, filter };
}
