import type { Tx } from './database.ts';

/**
 * A question or a notice that a lower module declares and higher modules answer, inside the same transaction.
 * Listeners run in the order in which they were added; the first that throws stops the change.
 */
export interface Hook<Event> {
  add(listener: (tx: Tx, event: Event) => Promise<void>): void;
  run(tx: Tx, event: Event): Promise<void>;
}

export function createHook<Event>(): Hook<Event> {
  const listeners: ((tx: Tx, event: Event) => Promise<void>)[] = [];
  return {
    add: (listener) => {
      listeners.push(listener);
    },
    run: async (tx, event) => {
      for (const listener of listeners) await listener(tx, event);
    },
  };
}
