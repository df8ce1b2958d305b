import { civilDate } from '@approdo/shared/dates';
import { describe, expect, it } from 'vitest';
import { type Signature, type SignatureFacts, signatureViolations } from './signature-violations.ts';

const today = civilDate('2026-11-22');

const signature: Signature = {
  signatory: 'person',
  guardianName: null,
  personSignedOn: today,
  personMethod: 'inPresence',
  operatorSignedOn: today,
  operatorMethod: 'digitally',
  documentReference: null,
};
const facts: SignatureFacts = { birthDate: civilDate('1998-03-02'), today, signedBeforeOn: null };

function codes(change: Partial<Signature>, given: Partial<SignatureFacts> = {}) {
  return signatureViolations({ ...signature, ...change }, { ...facts, ...given }).map(({ code }) => code);
}

describe('signatures', () => {
  it('of person and operator are taken on the day itself', () => {
    expect(codes({})).toEqual([]);
  });

  it.each<[string, string[], Partial<Signature>, Partial<SignatureFacts>?]>([
    ['of a later day', ['signedInFuture'], { personSignedOn: civilDate('2026-11-23') }],
    ['of the operator on a later day', ['signedInFuture'], { operatorSignedOn: civilDate('2026-11-23') }],
    [
      'older than those of the version before',
      ['signedBeforeLastVersion', 'signedBeforeLastVersion'],
      { personSignedOn: civilDate('2026-11-01'), operatorSignedOn: civilDate('2026-11-01') },
      { signedBeforeOn: civilDate('2026-11-02') },
    ],
    [
      'older than the person',
      ['signedBeforeBirth'],
      {
        signatory: 'guardian',
        guardianName: 'Anna Verdi',
        personSignedOn: civilDate('1998-03-01'),
        operatorSignedOn: civilDate('1998-03-02'),
      },
    ],
    ['of a minor', ['guardianNeeded'], {}, { birthDate: civilDate('2008-11-23') }],
    ['of a guardian without a name', ['guardianUnnamed'], { signatory: 'guardian' }],
    ['of the person beside a guardian', ['guardianUnexpected'], { guardianName: 'Anna Verdi' }],
    ['on a paper that nobody filed', ['paperUnfiled'], { personMethod: 'onPaper' }],
    ['of the operator on a paper that nobody filed', ['paperUnfiled'], { operatorMethod: 'onPaper' }],
  ])('%s are refused', (_what, expected, change, given = {}) => {
    expect(codes(change, given)).toEqual(expected);
  });

  it('of a guardian are taken for a minor, and for an adult who has one', () => {
    const guardian = { signatory: 'guardian', guardianName: 'Anna Verdi' } as const;
    expect(codes(guardian, { birthDate: civilDate('2009-01-01') })).toEqual([]);
    expect(codes(guardian)).toEqual([]);
  });

  it('of a person count from the eighteenth birthday', () => {
    expect(codes({}, { birthDate: civilDate('2008-11-22') })).toEqual([]);
  });

  it('on paper are taken with the place where it is kept', () => {
    expect(codes({ personMethod: 'onPaper', documentReference: 'Prot. 118/2026' })).toEqual([]);
  });
});
