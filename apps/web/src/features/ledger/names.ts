import { useQuery } from '@tanstack/react-query';
import { dash } from '../../lib/format.ts';
import { districtsQuery } from '../../lib/territory.ts';
import { ledgerEditionsQuery, ledgerPromotersQuery } from './queries.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface LedgerNames {
  readonly editions: readonly Named[];
  readonly districts: readonly Named[];
  readonly promoters: readonly Named[];
  edition: (id: string | null) => string;
  fund: (id: string | null) => string;
  district: (id: string | null) => string;
  promoter: (id: string | null) => string;
}

/** What the ids of the ledger are called; a dash for none, the id itself for one that is not in the lists. */
export function useLedgerNames(): LedgerNames {
  const editions = useQuery(ledgerEditionsQuery).data?.items ?? [];
  const districts = useQuery(districtsQuery).data?.items ?? [];
  const promoters = useQuery(ledgerPromotersQuery).data?.items ?? [];
  const nameIn = (items: readonly Named[]) => (id: string | null) =>
    id === null ? dash : (items.find((item) => item.id === id)?.name ?? id);
  return {
    editions,
    districts,
    promoters,
    edition: nameIn(editions),
    fund: nameIn(editions.flatMap(({ funds }) => funds)),
    district: nameIn(districts),
    promoter: nameIn(promoters),
  };
}
