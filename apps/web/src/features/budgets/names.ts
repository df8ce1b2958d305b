import { useQuery } from '@tanstack/react-query';
import { budgetEditionsQuery, type EditionSummary } from './queries.ts';

export interface BudgetNames {
  editions: readonly EditionSummary[];
  edition: (editionId: string) => string;
  fund: (fundId: string) => string;
  /** The funds that pay an edition's dowries, or every fund. */
  fundsOf: (editionId: string) => { id: string; name: string }[];
  isPending: boolean;
}

/** Editions and funds by the names that people call them. */
export function useBudgetNames(): BudgetNames {
  const { data, isPending } = useQuery(budgetEditionsQuery);
  const editions = data?.items ?? [];
  const funds = new Map(editions.flatMap((edition) => edition.funds.map((fund) => [fund.id, fund] as const)));
  return {
    editions,
    edition: (editionId) => editions.find(({ id }) => id === editionId)?.name ?? editionId,
    fund: (fundId) => [...funds.values()].find(({ id }) => id === fundId)?.name ?? fundId,
    fundsOf: (editionId) => editions.find(({ id }) => id === editionId)?.funds ?? [...funds.values()],
    isPending,
  };
}
