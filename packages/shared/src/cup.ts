import { errorOf, type Reasons, type Violation } from './violation.ts';

export type CupViolationCode = 'cupEmpty' | 'cupLength' | 'cupShape';

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
  if (cup === '') return [errorOf(reasons, 'cupEmpty')];
  if (cup.length !== 15) return [errorOf(reasons, 'cupLength', { length: cup.length, expected: 15 })];
  return /^[A-Z]\d{2}[A-Z]\d{11}$/.test(cup) ? [] : [errorOf(reasons, 'cupShape')];
}

const copyAgain = {
  it: 'Copia i 15 caratteri del CUP dal decreto o dall’avviso.',
  en: 'Copy the 15 characters of the CUP from the decree or the public notice.',
};

const reasons: Reasons<CupViolationCode> = {
  cupEmpty: [{ it: 'Manca il CUP.', en: 'The CUP is missing.' }, copyAgain],
  cupLength: [{ it: 'Il CUP ha 15 caratteri.', en: 'A CUP has 15 characters.' }, copyAgain],
  cupShape: [
    {
      it: 'Il CUP è formato da una lettera, due cifre, una lettera e undici cifre.',
      en: 'A CUP is a letter, two digits, a letter and eleven digits.',
    },
    copyAgain,
  ],
};
