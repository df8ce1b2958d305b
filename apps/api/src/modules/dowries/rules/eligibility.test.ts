import { describe, expect, it } from 'vitest';
import type { Edition } from '../../programmes/index.ts';
import { eligibilityVerdict, verdictOutcome } from './eligibility.ts';
import {
  complete,
  day,
  inWindow2022,
  nothing,
  one,
  percorsi,
  plus,
  puoi2019,
  puoi2022,
  refugee,
  since,
  today,
  verdict,
  withPermit,
} from './examples.ts';

describe('the verdict', () => {
  it.each([
    [plus, today],
    [puoi2022, inWindow2022],
    [puoi2019, day('2019-09-01')],
  ])('meets every condition for a complete file (%#)', (by, on) => {
    const conditions = eligibilityVerdict(complete, by, on);
    expect(conditions.filter(({ outcome }) => outcome !== 'met')).toEqual([]);
    expect(verdictOutcome(conditions)).toBe('eligible');
  });

  it('says of an empty file that everything about the person is unknown, and what is missing', () => {
    const conditions = eligibilityVerdict(nothing, plus, today);
    const unknown = conditions.filter(({ outcome }) => outcome === 'unknown').map(({ code }) => code);
    expect(unknown).toEqual([
      'legalResidence',
      'admittedPermit',
      'unemployment',
      'workDeclaration',
      'privacyNotice',
      'consent',
      'taxCode',
      'oneDowryPerPerson',
      'noOtherPaidPolicy',
    ]);
    expect(verdictOutcome(conditions)).toBe('incomplete');
  });

  it('lists every unmet condition at once, so that the file is mended once', () => {
    const conditions = verdict({
      employment: [],
      workDeclarations: [],
      permits: [{ ...refugee, kind: 'study' }],
    });
    expect(conditions.filter(({ outcome }) => outcome !== 'met').map(({ code }) => code)).toEqual([
      'admittedPermit',
      'unemployment',
      'workDeclaration',
    ]);
    expect(verdictOutcome(conditions)).toBe('notEligible');
  });

  it('never names a permit whose kind must stay masked', () => {
    for (const kind of ['refugee', 'trafficking', 'genderViolence', 'medicalCare'] as const) {
      const seen = one('admittedPermit', withPermit({ kind })).seen;
      expect(seen?.it).toMatch(/^Titolo riservato/);
    }
    expect(one('admittedPermit', withPermit({ kind: 'study' })).seen?.it).toMatch(/^Studio o formazione/);
  });
});
describe('conditions that only some editions set', () => {
  it('leave a refugee of thirty out of the edition for minors and young migrants, for the age alone', () => {
    const conditions = verdict({ birthDate: day('1996-01-01') }, percorsi);
    expect(conditions.filter(({ outcome }) => outcome === 'unmet').map(({ code }) => code)).toEqual([
      'ageBelow',
    ]);
  });

  it('ask for a service pact where the edition needs one', () => {
    const withPact: Edition = {
      ...plus,
      servicePactRequired: { value: true, source: 'prova', assumed: false },
    };
    expect(one('servicePact', {}, withPact).outcome).toBe('met');
    expect(one('servicePact', { servicePacts: [] }, withPact).outcome).toBe('unknown');
    expect(verdict({}, plus).map(({ code }) => code)).not.toContain('servicePact');
  });

  it('do not limit the paths, nor forbid other policies, where the notice is silent', () => {
    expect(verdict({}, plus).map(({ code }) => code)).not.toContain('promoterPaths');
    expect(verdict({}, puoi2022, inWindow2022).map(({ code }) => code)).not.toContain('noOtherPaidPolicy');
  });
});

describe('warnings', () => {
  it('tell of a permit that ends before the internship, planned or expected', () => {
    const ending = withPermit({ expiresOn: day('2027-03-01') });
    expect(one('legalResidence', ending).warning?.it).toContain('21/05/2027');
    expect(one('legalResidence', { ...ending, internshipEndsOn: day('2027-03-01') }).warning).toBeNull();
  });

  it('tell of a declaration about to grow too old, and of a provisional code', () => {
    expect(one('workDeclaration', { workDeclarations: since('2026-06-10') }).warning?.it).toContain(
      '10/12/2026',
    );
    const provisional = [{ provisional: true, from: day('2020-01-01'), until: null }];
    expect(one('taxCode', { taxCodes: provisional }).warning).not.toBeNull();
  });
});
