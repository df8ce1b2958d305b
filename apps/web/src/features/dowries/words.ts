import type { BadgeTone } from '../../ui/status-badge.tsx';
import type { DowryState } from './queries.ts';

export const dowryStates = ['requested', 'granted', 'refused', 'withdrawn'] as const satisfies DowryState[];

/** Whether the funds of the district cover a request. */
export const coverWords = ['covered', 'missing'] as const;

export const stateTones: Readonly<Record<DowryState, BadgeTone>> = {
  requested: 'violet',
  granted: 'good',
  refused: 'bad',
  withdrawn: 'neutral',
};

/** The value among the known ones that a text names; undefined when it names none. */
export function oneOf<Value extends string>(values: readonly Value[], text: string): Value | undefined {
  return values.find((value) => value === text);
}
