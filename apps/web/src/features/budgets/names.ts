import { useQuery } from '@tanstack/react-query';
import { budgetEditionsQuery, type EditionId, type EditionSummary, type FundId } from './queries.ts';

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

/** The edition and the fund that the address says, as far as they are known; a fund that does not pay the edition's dowries is not. */
export function placeIn(
  { editions }: Pick<BudgetNames, 'editions'>,
  { edition, fund }: { edition: string; fund: string },
): { editionId: EditionId | undefined; fundId: FundId | undefined } {
  const chosen = editions.find(({ id }) => id === edition);
  const fundIds = chosen ? chosen.fundIds : editions.flatMap((each) => each.fundIds);
  return { editionId: chosen?.id, fundId: fundIds.find((id) => id === fund) };
}
