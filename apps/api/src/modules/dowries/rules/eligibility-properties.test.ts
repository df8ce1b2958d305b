import { addDays } from '@approdo/shared/dates';
import { stayPermitKinds } from '@approdo/shared/stay-permits';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editions } from '../../programmes/index.ts';
import type { Condition, ConditionCode } from './condition.ts';
import { eligibilityVerdict } from './eligibility.ts';
import { day } from './examples.ts';
import type { EligibilityFacts, PermitFact } from './facts.ts';

const anyDay = fc.integer({ min: 0, max: 3_500 }).map((days) => addDays(day('2019-01-01'), days));
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const period = fc.record({ from: anyDay, until: orNull(anyDay) });
const permit: fc.Arbitrary<PermitFact> = fc.record({
  kind: fc.constantFrom(...stayPermitKinds),
  validFrom: orNull(anyDay),
  expiresOn: orNull(anyDay),
  renewalReceiptOn: orNull(anyDay),
  lodgedOn: orNull(anyDay),
});
const anyFacts: fc.Arbitrary<EligibilityFacts> = fc.record({
  birthDate: orNull(fc.integer({ min: 0, max: 15_000 }).map((days) => addDays(day('1975-01-01'), days))),
  enteredUnaccompanied: fc.constantFrom(true, false, null),
  permits: fc.array(permit, { maxLength: 3 }),
  employment: fc.array(
    fc.record({
      condition: fc.constantFrom(
        'unemployed' as const,
        'neverEmployed' as const,
        'inactive' as const,
        'employed' as const,
      ),
      from: anyDay,
      until: orNull(anyDay),
    }),
    { maxLength: 3 },
  ),
  workDeclarations: fc.array(period, { maxLength: 2 }),
  servicePacts: fc.array(period, { maxLength: 2 }),
  privacyNotices: fc.array(period, { maxLength: 2 }),
  consents: fc.array(period, { maxLength: 2 }),
  taxCodes: fc.array(fc.record({ provisional: fc.boolean(), from: anyDay, until: orNull(anyDay) }), {
    maxLength: 2,
  }),
  otherDowries: orNull(
    fc.array(
      fc.record({
        editionName: fc.constant('PUOI 2022'),
        matchedBy: fc.constantFrom(
          'taxCode' as const,
          'convertedTaxCode' as const,
          'nameBirthAndCountry' as const,
        ),
      }),
      { maxLength: 2 },
    ),
  ),
  otherPaidPolicies: orNull(
    fc.array(fc.record({ name: fc.constant('GOL'), from: anyDay, until: orNull(anyDay) }), { maxLength: 2 }),
  ),
  promoterPaths: orNull(fc.nat({ max: 100 })),
  variantId: fc.constantFrom('standard' as const, 'twelveMonths' as const),
  internshipEndsOn: orNull(anyDay),
});
const anyEdition = fc.constantFrom(...editions);

const rank = { unmet: 0, unknown: 1, met: 2 } as const;
const rankOf = (conditions: readonly Condition[], code: ConditionCode) =>
  rank[conditions.find((each) => each.code === code)?.outcome ?? 'unmet'];

describe('for any facts, the verdict', () => {
  it('says what was seen when met, how to mend it when unmet, and what is missing when unknown', () => {
    fc.assert(
      fc.property(anyFacts, anyEdition, anyDay, (facts, by, on) => {
        const conditions = eligibilityVerdict(facts, by, on);
        expect(new Set(conditions.map(({ code }) => code)).size).toBe(conditions.length);
        for (const { outcome, seen, missing, fix } of conditions) {
          expect(seen === null).toBe(outcome === 'unknown');
          expect(missing === null).toBe(outcome !== 'unknown');
          expect(fix === null).toBe(outcome === 'met');
        }
      }),
    );
  });

  it('is never made worse by one more permit', () => {
    fc.assert(
      fc.property(anyFacts, anyEdition, anyDay, permit, (facts, by, on, added) => {
        fc.pre(facts.permits.length > 0);
        const before = eligibilityVerdict(facts, by, on);
        const after = eligibilityVerdict({ ...facts, permits: [...facts.permits, added] }, by, on);
        expect(rankOf(after, 'legalResidence')).toBeGreaterThanOrEqual(rankOf(before, 'legalResidence'));
        const isOpen = (conditions: readonly Condition[]) =>
          ['admittedPermit', 'asylumWaiting', 'ageFrom', 'ageBelow', 'enteredUnaccompanied'].every((code) =>
            conditions.every((each) => each.code !== code || each.outcome === 'met'),
          );
        expect(isOpen(before) && !isOpen(after)).toBe(false);
      }),
    );
  });

  it('is never made better by finding another dowry or another policy', () => {
    fc.assert(
      fc.property(anyFacts, anyEdition, anyDay, (facts, by, on) => {
        const found = {
          ...facts,
          otherDowries: [
            ...(facts.otherDowries ?? []),
            { editionName: 'PUOI 2019', matchedBy: 'taxCode' as const },
          ],
          otherPaidPolicies: [...(facts.otherPaidPolicies ?? []), { name: 'GOL', from: on, until: null }],
        };
        const before = eligibilityVerdict(facts, by, on);
        const after = eligibilityVerdict(found, by, on);
        for (const code of ['oneDowryPerPerson', 'noOtherPaidPolicy'] as const) {
          expect(rankOf(after, code)).toBeLessThanOrEqual(rankOf(before, code));
        }
      }),
    );
  });

  it('is never made worse by a fresh declaration, a consent or a final tax code', () => {
    fc.assert(
      fc.property(anyFacts, anyEdition, anyDay, (facts, by, on) => {
        const fresh = { from: on, until: null };
        const better = {
          ...facts,
          workDeclarations: [...facts.workDeclarations, fresh],
          consents: [...facts.consents, fresh],
          taxCodes: [...facts.taxCodes, { ...fresh, provisional: false }],
        };
        const after = eligibilityVerdict(better, by, on);
        for (const code of ['workDeclaration', 'consent', 'taxCode'] as const)
          expect(rankOf(after, code)).toBe(rank.met);
      }),
    );
  });
});
