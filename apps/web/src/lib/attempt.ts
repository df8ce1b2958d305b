import { useRef } from 'react';

export interface Attempt {
  /** `params: { header: attempt.headers(body) }`: the header for this body: the same key while the body stays the same, so that a repeated click is one effect. */
  headers(body: unknown): { 'idempotency-key': string };
}

/**
 * One attempt at a POST. Pressing the button again after a lost answer sends the same Idempotency-Key, so the
 * API answers with the first outcome; another body gets another key. A component that is mounted anew starts
 * a new attempt.
 */
export function useAttempt(): Attempt {
  const last = useRef<{ body: string; key: string } | null>(null);
  return {
    headers(body) {
      const text = JSON.stringify(body) ?? '';
      if (last.current?.body !== text) last.current = { body: text, key: crypto.randomUUID() };
      return { 'idempotency-key': last.current.key };
    },
  };
}
