import { isCup } from '@approdo/shared/cup';
import { type DowryComponent, dowryComponents, serviceAreas } from '@approdo/shared/dowry';
import { sumCents } from '@approdo/shared/money';
import type { Edition, EditionVariant } from './editions/edition.ts';

/**
 * Everything that contradicts itself in an edition's figures, in words for whoever writes editions; empty when
 * nothing does. The server refuses to start on any, so that a mistyped amount never reaches a dowry.
 */
export function editionFaults(edition: Edition): string[] {
  return [
    ...edition.variants.flatMap((variant) => variantFaults(variant)),
    ...windowFaults(edition),
    ...guidanceFaults(edition),
    ...fundingFaults(edition),
    ...conditionFaults(edition),
  ].map((fault) => `${edition.id}: ${fault}`);
}

/** What contradicts itself between editions: the same name twice, or two editions of a programme on one day. */
export function catalogueFaults(editions: readonly Edition[]): string[] {
  const names = editions.map((edition) => edition.id);
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  const overlapping = editions.flatMap((edition, index) =>
    editions
      .slice(index + 1)
      .filter((other) => overlap(edition, other))
      .map((other) => [edition.id, other.id]),
  );
  return [
    ...repeated.map((name) => `two editions are named ${name}`),
    ...overlapping.map((pair) => `${pair.join(' and ')} are in force on the same day`),
    ...editions.flatMap((edition) => editionFaults(edition)),
  ];
}

function variantFaults(variant: EditionVariant): string[] {
  const amounts = variant.components.map((part) => part.amountCents.value);
  const allowance = variant.monthlyAllowanceCents.value * variant.months.value;
  return [
    ...given(!sameComponents(variant), 'each component appears once'),
    ...given(
      amounts.some((amount) => !isWhole(amount)),
      'amounts are whole cents above zero',
    ),
    ...given(sumCents(amounts) !== variant.amountCents.value, 'the components add up to the dowry'),
    ...given(
      allowance !== amountOf(variant, 'traineeAllowance'),
      'the monthly allowance times the months is its component',
    ),
    ...given(!isWhole(variant.months.value), 'the months are a whole number above zero'),
    ...given(!isWhole(variant.requiredMinutes.value), 'the required minutes are a whole number above zero'),
  ].map((rule) => `in variant ${variant.id} it does not hold that ${rule}`);
}

function windowFaults({ window }: Edition): string[] {
  const from = window.applicationsFrom.value;
  const inOrder = [
    window.applicationsUntil.value,
    window.clearanceRequestsUntil.value,
    window.internshipsEndBy.value,
    window.claimsUntil.value,
  ].filter((term) => term !== null);
  const sorted = inOrder.every((term, index) => term >= (inOrder[index - 1] ?? from));
  return given(!sorted, 'the terms are not in order: applications, clearance requests, internships, claims');
}

function guidanceFaults({ guidance, variants }: Edition): string[] {
  const areas = serviceAreas.map((area) => guidance.areaMinutes[area].value);
  const counted = areas.filter((minutes) => minutes !== null);
  const total = counted.reduce((sum, minutes) => sum + minutes, 0);
  const before = guidance.areasBeforeClearance
    .map((area) => guidance.areaMinutes[area].value)
    .filter((minutes) => minutes !== null)
    .reduce((sum, minutes) => sum + minutes, 0);
  const isSplit = counted.length === areas.length;
  return [
    ...given(
      isSplit && variants.some((variant) => variant.requiredMinutes.value !== total),
      'the minutes of the areas do not add up to the required minutes',
    ),
    ...given(
      isSplit && guidance.minutesBeforeClearance.value > before,
      'more minutes are asked before the clearance than its areas hold',
    ),
  ];
}

/** What the funds give must pay for the planned dowries, fund by fund, where the notice says both. */
function fundingFaults({ fundings, dowriesPlanned, variants }: Edition): string[] {
  const planned = dowriesPlanned.value;
  if (planned === null) return [];
  const [ordinary] = variants;
  return fundings.flatMap(({ fundId, amountCents }) => {
    const each = ordinary.components
      .filter((part) => part.fundId.value === fundId)
      .reduce((sum, part) => sum + part.amountCents.value, 0);
    return given(
      each * planned !== amountCents.value,
      `${fundId} does not pay exactly for ${planned} dowries`,
    );
  });
}

function conditionFaults(edition: Edition): string[] {
  const { admissions, cup, month } = edition;
  const ages = admissions.some(
    ({ ageMin, ageBelow }) => ageMin !== null && ageBelow !== null && ageMin >= ageBelow,
  );
  const threshold = month.thresholdPercent.value;
  return [
    ...given(admissions.length === 0, 'nobody is admitted'),
    ...given(ages, 'an admission has no age left'),
    ...given(cup.value !== null && !isCup(cup.value), 'the CUP is not a CUP'),
    ...given(threshold < 0 || threshold > 100, 'the threshold of a month is not a percentage'),
  ];
}

function overlap(one: Edition, other: Edition): boolean {
  return (
    one.programmeId === other.programmeId &&
    one.window.applicationsFrom.value <= other.window.internshipsEndBy.value &&
    other.window.applicationsFrom.value <= one.window.internshipsEndBy.value
  );
}

function sameComponents(variant: EditionVariant): boolean {
  const names = variant.components.map((part) => part.component);
  return names.length === dowryComponents.length && dowryComponents.every((name) => names.includes(name));
}

function amountOf(variant: EditionVariant, component: DowryComponent): number | undefined {
  return variant.components.find((part) => part.component === component)?.amountCents.value;
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

function given(condition: boolean, fault: string): string[] {
  return condition ? [fault] : [];
}
