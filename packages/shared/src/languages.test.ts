import { describe, expect, test } from 'vitest';
import { languageName, spokenLanguages } from './languages.ts';

describe('the spoken languages', () => {
  test('have each one code and one name in both languages of the product', () => {
    for (const property of ['code', 'it', 'en'] as const) {
      const values = spokenLanguages.map((language) => language[property]);
      expect(new Set(values).size).toBe(values.length);
    }
    expect(spokenLanguages.every(({ code }) => /^[a-z]{2,3}$/.test(code))).toBe(true);
  });

  test('are called by their name, and by their code when nobody named them', () => {
    expect(languageName('mnk', 'it')).toBe('Mandinka');
    expect(languageName('bn', 'en')).toBe('Bengali');
    expect(languageName('tlh', 'it')).toBe('tlh');
  });
});
