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
  /** True while one of the lists is on its way. */
  readonly isPending: boolean;
  edition: (id: string | null) => string;
  fund: (id: string | null) => string;
  district: (id: string | null) => string;
  promoter: (id: string | null) => string;
}

/** What the ids of the ledger are called; a dash for none, dots while the lists are on their way, the id itself for one that is not in them. */
export function useLedgerNames(): LedgerNames {
  const answers = [
    useQuery(ledgerEditionsQuery),
    useQuery(districtsQuery),
    useQuery(ledgerPromotersQuery),
  ] as const;
  const editions = answers[0].data?.items ?? [];
  const districts = answers[1].data?.items ?? [];
  const promoters = answers[2].data?.items ?? [];
  const isPending = answers.some((answer) => answer.isPending);
  const nameIn = (items: readonly Named[]) => (id: string | null) =>
    id === null ? dash : (items.find((item) => item.id === id)?.name ?? (isPending ? '…' : id));
  return {
    editions,
    districts,
    promoters,
    isPending,
    edition: nameIn(editions),
    fund: nameIn(editions.flatMap(({ funds }) => funds)),
    district: nameIn(districts),
    promoter: nameIn(promoters),
  };
}
