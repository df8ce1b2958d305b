import { describe, expect, it } from 'vitest';
import { cupViolations, isCup } from './cup.ts';

describe('a CUP', () => {
  it.each(['I54E18000030006', 'I51B24000420006', ' i51b 2400 0420 006 '])('may be %j', (text) => {
    expect(isCup(text)).toBe(true);
  });

  it.each([
    ['', 'cupEmpty'],
    ['I54E1800003000', 'cupLength'],
    ['I54E180000300066', 'cupLength'],
    ['154E18000030006', 'cupShape'],
    ['I54E1800003000A', 'cupShape'],
  ])('%j is refused as %s, with how to mend it', (text, code) => {
    expect(isCup(text)).toBe(false);
    expect(cupViolations(text)).toMatchObject([
      { code, severity: 'error', fix: { it: expect.stringMatching(/\.$/) } },
    ]);
  });
});
