import type { Permission } from '@approdo/shared/permissions';

/** Where a dowry can stand. Computed by the database from who did what and when; nobody types it. */
export const dowryStates = ['requested', 'granted', 'refused', 'withdrawn'] as const;
export type DowryState = (typeof dowryStates)[number];

export const dowryActs = ['clearance', 'refusal', 'withdrawal'] as const;
export type DowryAct = (typeof dowryActs)[number];

interface Transition {
  readonly from: readonly DowryState[];
  readonly to: DowryState;
  readonly by: Permission;
  /** What it needs besides the state, in words. */
  readonly needs: string;
  readonly posts: 'reserve' | 'release' | null;
}

/** The life of a dowry after its request: from where to where, who may, what it needs, what the ledger posts. */
export const transitions: Readonly<Record<DowryAct, Transition>> = {
  clearance: {
    from: ['requested'],
    to: 'granted',
    by: 'dowries:grant',
    needs:
      'every condition of the edition met on the day, the funds of the district, another person than who asked',
    posts: 'reserve',
  },
  refusal: { from: ['requested'], to: 'refused', by: 'dowries:grant', needs: 'a reason', posts: null },
  withdrawal: {
    from: ['requested', 'granted'],
    to: 'withdrawn',
    by: 'dowries:withdraw',
    needs: 'a reason',
    posts: 'release',
  },
};

/** Whether a dowry in this state can be granted, refused or withdrawn. */
export function isOpenTo(act: DowryAct, state: DowryState): boolean {
  return transitions[act].from.includes(state);
}

/** The states in which a dowry stands in the way of another for the same person, and counts as a path of its promoter. */
export const standingStates = ['requested', 'granted'] as const satisfies readonly DowryState[];
