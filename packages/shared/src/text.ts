/** The longest text of each kind, in characters; the same for the API's checks and the screens' fields. */
export const textBounds = {
  /** A family name, a given name, a place. */
  name: 100,
  /** One line: an address, a title, an e-mail. */
  line: 200,
  /** A note of a few paragraphs. */
  note: 2_000,
  /** What is typed in a search box. */
  search: 100,
} as const;

/**
 * Letters that carry their mark inside them, so that no decomposition takes it off: Northern and Eastern European
 * ones, and those of West African orthographies (Mandinka, Wolof, Fula, Hausa, Ewe).
 */
const plainLetters: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['å', 'a'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ŋ', 'n'],
  ['ŧ', 't'],
  ['ɓ', 'b'],
  ['ɖ', 'd'],
  ['ɗ', 'd'],
  ['ə', 'e'],
  ['ɛ', 'e'],
  ['ƒ', 'f'],
  ['ɣ', 'g'],
  ['ƙ', 'k'],
  ['ɲ', 'n'],
  ['ɔ', 'o'],
  ['ʋ', 'v'],
  ['ƴ', 'y'],
]);

/** Single words of plain letters, one space between them. */
const plainAscii = /^[a-z0-9]{1,100}(?: [a-z0-9]{1,100}){0,2}$/i;

/** Characters looked at when a text is made searchable; whatever follows is left out. */
const searchedMax = 400;

/**
 * The text as searches compare it: lower case, without accents, special letters as their plain ones, everything
 * that is neither letter nor digit (apostrophes, hyphens, dots) as one space. `D’Angelò-Łuk` is `d angelo luk`.
 * Searching twice is the same as searching once, so stored and typed texts meet. Other alphabets stay as they are.
 */
export function searchable(text: string): string {
  // most names have no mark to take off
  if (plainAscii.test(text)) return text.toLowerCase();
  const letters = text
    .slice(0, searchedMax)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const plain = letters.replace(/\p{L}/gu, (letter) => plainLetters.get(letter) ?? letter);
  return plain
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
