import { describe, expect, it } from 'vitest';
import { educationLevels, iscedLevelOf } from './education-levels.ts';

describe('education levels', () => {
  it('are the sixteen of the vocabulary, each once, lowest first', () => {
    expect(educationLevels.length).toBe(16);
    expect(new Set(educationLevels.map(({ code }) => code)).size).toBe(16);
    const levels: number[] = educationLevels.map(({ isced }) => isced);
    expect(levels).toEqual(levels.toSorted((a, b) => a - b));
  });

  it.each([
    ['NED', 0],
    ['LSE', 2],
    ['USG', 3],
    ['ITS', 5],
    ['LS', 7],
    ['RDD', 8],
    ['XYZ', undefined],
  ])('%s is worth ISCED %s', (code, level) => expect(iscedLevelOf(code)).toBe(level));
});
