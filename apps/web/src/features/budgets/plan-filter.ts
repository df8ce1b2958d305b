import { isCivilDate } from '@approdo/shared/dates';
import { idIn, type ListParams, useListParams } from '../../lib/list-params.ts';
import { type BudgetNames, useBudgetNames } from './names.ts';
import type { PlanFilter } from './plan-queries.ts';

const names = ['edition', 'fund', 'district', 'from'] as const;

export interface PlanState {
  list: ListParams<(typeof names)[number]>;
  words: BudgetNames;
  /** Null until the editions are known, and when there is none. */
  filter: PlanFilter | null;
}

/** What the address asks of the plan: one edition and one of its funds always, the first in force unless it names them. */
export function usePlanFilter(): PlanState {
  const list = useListParams(names);
  const words = useBudgetNames();
  const { edition: asked, fund, district, from } = list.values;
  const edition =
    words.editions.find(({ id }) => id === asked) ??
    words.editions.find(({ standing }) => standing === 'inForce') ??
    words.editions[0];
  const fundId = edition?.fundIds.find((id) => id === fund) ?? edition?.fundIds[0];
  if (!edition || !fundId) return { list, words, filter: null };
  const filter: PlanFilter = {
    editionId: edition.id,
    fundId,
    ...(idIn(district) === '' ? {} : { districtId: district }),
    ...(isCivilDate(from) ? { from } : {}),
    ...(list.cursor === '' ? {} : { cursor: list.cursor }),
  };
  return { list, words, filter };
}
