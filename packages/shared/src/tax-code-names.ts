import { searchable } from './text.ts';

/** The three letters a family name gives to the tax code: its consonants, then its vowels, then X. */
export function familyNameLetters(name: string): string {
  const { consonants, vowels } = lettersOf(name);
  return `${consonants}${vowels}XXX`.slice(0, 3);
}

/** The three letters of a given name: as for the family name, but of four or more consonants the second is skipped. */
export function givenNameLetters(name: string): string {
  const { consonants, vowels } = lettersOf(name);
  const chosen = consonants.length > 3 ? `${consonants.charAt(0)}${consonants.slice(2)}` : consonants;
  return `${chosen}${vowels}XXX`.slice(0, 3);
}

/** What a name without Latin letters gives, which cannot be compared with a code. */
export const noNameLetters = 'XXX';

function lettersOf(name: string): { consonants: string; vowels: string } {
  const letters = searchable(name)
    .toUpperCase()
    .replace(/[^A-Z]/g, '');
  return { consonants: letters.replace(/[AEIOU]/g, ''), vowels: letters.replace(/[^AEIOU]/g, '') };
}
