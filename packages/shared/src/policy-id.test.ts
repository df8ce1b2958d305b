import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate } from './dates.ts';
import { isPolicyIdShaped, type Policy, policyId } from './policy-id.ts';

const golden: Policy = {
  regionSystem: '08',
  sequence: 0x008b3b94,
  promoterCode: 'H501X000004',
  activityType: 'A02',
  proposedOn: civilDate('2017-01-01'),
};

describe('policyId', () => {
  it('gives the letter the registers publish for their example', () => {
    expect(policyId(golden)).toBe('08008B3B94B');
  });

  it('has eleven characters of its shape for every sequence number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (sequence) => {
        expect(isPolicyIdShaped(policyId({ ...golden, sequence }))).toBe(true);
      }),
    );
  });

  it.each<[string, Partial<Policy>]>([
    ['a region of one digit', { regionSystem: '8' }],
    ['a sequence below zero', { sequence: -1 }],
    ['a sequence of nine digits', { sequence: 0x1_0000_0000 }],
    ['half a sequence', { sequence: 0.5 }],
    ['a short promoter code', { promoterCode: 'H501' }],
    ['a promoter code in lower case', { promoterCode: 'h501x000004' }],
    ['a long activity type', { activityType: 'A002' }],
  ])('refuses %s', (_what, wrong) => expect(() => policyId({ ...golden, ...wrong })).toThrow(RangeError));
});
