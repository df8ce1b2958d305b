import { civilDate } from '@approdo/shared/dates';
import { dowryComponents } from '@approdo/shared/dowry';
import type { Figure } from '@approdo/shared/plan-cost';
import { describe, expect, it } from 'vitest';
import { editionById, editionOn, editions, funds, isInForce, programmes } from './editions/catalogue.ts';
import { type Edition, editionIds, fundIds, programmeIds } from './editions/edition.ts';
import { puoi2019 } from './editions/puoi-2019.ts';
import { puoi2022 } from './editions/puoi-2022.ts';
import { puoiPlus2024 } from './editions/puoi-plus-2024.ts';
import { catalogueFaults, editionFaults } from './rules.ts';

/** Every figure inside an edition, whatever its depth. */
function figuresOf(value: unknown): Figure<unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('assumed' in value && 'source' in value && 'value' in value) {
    return [{ value: value.value, source: String(value.source), assumed: value.assumed === true }];
  }
  return Object.values(value).flatMap((inner) => figuresOf(inner));
}

/** The edition with its ordinary variant changed. */
function withVariant(edition: Edition, change: Partial<Edition['variants'][0]>): Edition {
  const [ordinary, ...others] = edition.variants;
  return { ...edition, variants: [{ ...ordinary, ...change }, ...others] };
}

const figure = <Value>(value: Value) => ({ value, source: 'prova', assumed: false });

describe('the catalogue of editions', () => {
  it('contradicts itself nowhere', () => {
    expect(catalogueFaults(editions)).toEqual([]);
    expect(editions.map(({ id }) => id).sort()).toEqual([...editionIds].sort());
    expect(programmes.map(({ id }) => id)).toEqual(programmeIds);
    expect(funds.map(({ id }) => id)).toEqual(fundIds);
  });

  it.each(editions.map((edition) => [edition.id, edition] as const))(
    '%s gives every figure its source, and says which are assumed',
    (_id, edition) => {
      const figures = figuresOf(edition);
      expect(figures.length).toBeGreaterThan(30);
      for (const { source, assumed } of [...figures, ...edition.admissions]) {
        expect(source).toMatch(/^[A-Z0-9]/);
        expect(/^(Avviso|Linee guida)[^;]*$/.test(source)).toBe(!assumed);
      }
    },
  );

  it.each([
    ['puoi-2019', 'standard', 594_000, [234_000, 300_000, 60_000]],
    ['puoi-2022', 'standard', 594_000, [234_000, 300_000, 60_000]],
    ['puoi-plus-2024', 'standard', 678_142, [276_738, 337_500, 63_904]],
    ['percorsi-4', 'standard', 594_000, [234_000, 300_000, 60_000]],
    ['percorsi-4', 'twelveMonths', 1_004_000, [284_000, 600_000, 120_000]],
  ])('%s, %s, is worth what its notice says', (id, variantId, amount, components) => {
    const variant = editionById(id)?.variants.find((one) => one.id === variantId);
    expect(variant?.amountCents.value).toBe(amount);
    expect(
      dowryComponents.map(
        (name) => variant?.components.find((part) => part.component === name)?.amountCents.value,
      ),
    ).toEqual(components);
  });

  it('chooses the edition of a programme by date', () => {
    expect(editionOn('puoi', civilDate('2020-06-30'))?.id).toBe('puoi-2019');
    expect(editionOn('puoi', civilDate('2020-07-01'))).toBeUndefined();
    expect(editionOn('puoi', civilDate('2022-06-20'))?.id).toBe('puoi-2022');
    expect(editionOn('puoi-plus', civilDate('2025-01-06'))).toBeUndefined();
    expect(editionOn('puoi-plus', civilDate('2026-11-22'))?.id).toBe('puoi-plus-2024');
    expect(editionById('puoi-1999')).toBeUndefined();
    expect(isInForce(puoi2022, civilDate('2023-05-01'))).toBe(false);
  });
});

describe('an edition is refused', () => {
  const [ordinary] = puoi2022.variants;

  it.each<[string, Edition]>([
    ['components add up', withVariant(puoi2022, { amountCents: figure(594_001) })],
    ['each component appears once', withVariant(puoi2022, { components: ordinary.components.slice(1) })],
    ['monthly allowance', withVariant(puoi2022, { monthlyAllowanceCents: figure(49_999) })],
    ['required minutes', withVariant(puoi2022, { requiredMinutes: figure(0) })],
    ['months are a whole number', withVariant(puoi2022, { months: figure(5.5) })],
    [
      'terms are not in order',
      { ...puoi2022, window: { ...puoi2022.window, claimsUntil: figure(civilDate('2023-01-01')) } },
    ],
    ['areas do not add up', withVariant(puoiPlus2024, { requiredMinutes: figure(60) })],
    [
      'more minutes are asked before the clearance',
      { ...puoiPlus2024, guidance: { ...puoiPlus2024.guidance, minutesBeforeClearance: figure(1_201) } },
    ],
    ['does not pay exactly', { ...puoi2019, dowriesPlanned: figure(4_501) }],
    ['nobody is admitted', { ...puoi2022, admissions: [] }],
    [
      'no age left',
      { ...puoi2022, admissions: puoi2022.admissions.map((one) => ({ ...one, ageMin: 24, ageBelow: 24 })) },
    ],
    ['not a CUP', { ...puoi2022, cup: figure('I54E1800003000') }],
    ['not a percentage', { ...puoi2022, month: { ...puoi2022.month, thresholdPercent: figure(101) } }],
  ])('when this rule breaks: %s', (rule, edition) => {
    expect(editionFaults(edition)).toContainEqual(expect.stringContaining(rule));
  });

  it('when amounts are not whole cents', () => {
    const components = ordinary.components.map((part) => ({ ...part, amountCents: figure(0) }));
    expect(editionFaults(withVariant(puoi2022, { components })).join()).toContain('whole cents above zero');
  });

  it('when two share a name or a day', () => {
    expect(catalogueFaults([puoi2022, puoi2022])).toEqual([
      'two editions are named puoi-2022',
      'puoi-2022 and puoi-2022 are in force on the same day',
    ]);
  });
});
