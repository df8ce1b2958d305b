import type { BudgetNames } from './names.ts';
import type { BudgetFilter, Opening } from './queries.ts';

/** The openings of the editions that still run, on the chosen fund if there is one. */
export function openingsInForce(
  openings: readonly Opening[],
  filter: BudgetFilter,
  words: BudgetNames,
): Opening[] {
  const inForce = new Set(
    words.editions.filter(({ standing }) => standing === 'inForce').map(({ id }) => id),
  );
  return openings.filter(
    ({ editionId, funds }) =>
      inForce.has(editionId) && (!filter.fundId || funds.some(({ fundId }) => fundId === filter.fundId)),
  );
}

/** How many dowries of the ordinary length can be opened in all: the first length of each edition in each district. */
export function openingCountOf(openings: readonly Opening[]): number {
  const seen = new Set<string>();
  let count = 0;
  for (const { editionId, districtId, openings: number } of openings) {
    const place = `${editionId} ${districtId}`;
    if (!seen.has(place)) count += number;
    seen.add(place);
  }
  return count;
}
