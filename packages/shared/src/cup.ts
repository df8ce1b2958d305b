import type { Violation } from './parsed.ts';

export type CupViolationCode = 'cup/empty' | 'cup/length' | 'cup/shape';

/** The CUP (single code of a public investment project) without spaces and in capitals. */
export function normaliseCup(text: string): string {
  return text.replace(/\s+/gu, '').toUpperCase();
}

/** True when the text is a CUP: a letter, two digits, a letter, eleven digits (I54E18000030006). */
export function isCup(text: string): boolean {
  return cupViolations(text).length === 0;
}

/** Everything wrong with a CUP; empty when nothing is. No public rule checks its digits, so only the shape is. */
export function cupViolations(text: string): Violation<CupViolationCode>[] {
  const cup = normaliseCup(text);
  const fix = 'Copia i 15 caratteri del CUP dal decreto o dall’avviso, per esempio I54E18000030006.';
  const error = (code: CupViolationCode, message: string, numbers: Record<string, number> = {}) => [
    { code, severity: 'error' as const, message, fix, numbers },
  ];
  if (cup === '') return error('cup/empty', 'Manca il CUP.');
  if (cup.length !== 15) {
    return error('cup/length', `Il CUP ha 15 caratteri, qui sono ${cup.length}.`, {
      length: cup.length,
      expected: 15,
    });
  }
  if (/^[A-Z]\d{2}[A-Z]\d{11}$/.test(cup)) return [];
  return error('cup/shape', 'Il CUP è formato da una lettera, due cifre, una lettera e undici cifre.');
}
