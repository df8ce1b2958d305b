import { queryOptions } from '@tanstack/react-query';
import { api, type Shapes, unwrap } from '../lib/api.ts';

/** How many there are, as far as one page of the list can tell. */
export interface Tally {
  readonly count: number;
  /** True when there are more than could be counted. */
  readonly isAtLeast: boolean;
  /** When the one that has waited longest began to wait; null when it is not known. */
  readonly oldestAt: string | null;
}

const pageMax = 100;

type DowryState = Shapes['Dowry']['state'];

/** How many doti the reader sees in a state. */
export function dowryTallyQuery(state: DowryState) {
  return queryOptions({
    queryKey: ['dowries', 'page', 'tally', state],
    queryFn: async ({ signal }): Promise<Tally> => {
      const query = { state, limit: pageMax, sort: 'requestedAt' } as const;
      const page = await unwrap(api.GET('/dowries', { params: { query }, signal }));
      return {
        count: page.items.length,
        isAtLeast: page.nextCursor !== null,
        oldestAt: page.items[0]?.requestedAt ?? null,
      };
    },
  });
}
