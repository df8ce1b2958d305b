import { rolesWith } from '@approdo/shared/permissions';
import { describe, expect, it } from 'vitest';
import { dowryActs, dowryStates, isOpenTo, standingStates, transitions } from './life.ts';

describe('the life of a dowry', () => {
  it.each([
    ['clearance', ['requested']],
    ['refusal', ['requested']],
    ['withdrawal', ['requested', 'granted']],
  ] as const)('allows %s only from %s', (act, from) => {
    expect(dowryStates.filter((state) => isOpenTo(act, state))).toEqual(from);
  });

  it('never leaves a refusal or a withdrawal', () => {
    for (const act of dowryActs) {
      expect(isOpenTo(act, 'refused')).toBe(false);
      expect(isOpenTo(act, 'withdrawn')).toBe(false);
    }
  });

  it('is granted by another role than the one that asks and withdraws', () => {
    const granting = rolesWith(transitions.clearance.by);
    expect(granting.filter((role) => rolesWith(transitions.withdrawal.by).includes(role))).toEqual([]);
    expect(granting.filter((role) => rolesWith('dowries:request').includes(role))).toEqual([]);
  });

  it('stands in the way of another dowry exactly while it may still pay', () => {
    expect(dowryStates.filter((state) => isOpenTo('withdrawal', state))).toEqual([...standingStates]);
  });
});
