import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { AskedQuestion, Question } from './question.ts';

// Dialogs come with the first question.
const ConfirmDialog = lazy(() => import('./confirm-dialog.tsx'));

let asked: AskedQuestion | null = null;
const listeners = new Set<() => void>();

function show(next: AskedQuestion | null) {
  asked = next;
  for (const listener of listeners) listener();
}

/** Asks a question over the page; true when the person goes on. A second question answers no to the first. */
export function askConfirmation(question: Question): Promise<boolean> {
  asked?.answer(false);
  return new Promise((resolve) => {
    const answer = (yes: boolean) => {
      show(null);
      resolve(yes);
    };
    show({ ...question, answer });
  });
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The place where questions appear; once, in the application's frame. */
export function ConfirmationHost() {
  const question = useSyncExternalStore(subscribe, () => asked);
  return <Suspense fallback={null}>{question && <ConfirmDialog {...question} />}</Suspense>;
}
