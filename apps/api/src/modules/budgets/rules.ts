import { type CivilDate, formatItalianDate } from '@approdo/shared/dates';
import { formatEuro } from '@approdo/shared/money';
import type { Violation } from '../../platform/problem.ts';
import type { Edition, EditionVariant, FundId, VariantId } from '../programmes/index.ts';

/** A share of a fund, as an authority gives it: to the programme, or to districts. */
export interface MoneyGiven {
  fundId: FundId;
  effectiveOn: CivilDate;
}
export interface SharesGiven extends MoneyGiven {
  shares: readonly { districtId: string; amountCents: number }[];
}

/** Every reason why this money cannot enter the edition; empty when it can. */
export function fundingViolations(given: MoneyGiven, edition: Edition, today: CivilDate): Violation[] {
  return [...fundViolations(given, edition), ...dayViolations(given, edition, today)];
}

/** Every reason why these shares cannot be given to districts; empty when they can. */
export function allocationViolations(
  given: SharesGiven,
  facts: { edition: Edition; today: CivilDate; knownDistrictIds: ReadonlySet<string> },
): Violation[] {
  return [
    ...fundViolations(given, facts.edition),
    ...dayViolations(given, facts.edition, facts.today),
    ...given.shares.flatMap(({ districtId }, index) => {
      const twice = given.shares.findIndex((share) => share.districtId === districtId) < index;
      const pointer = `/shares/${index}/districtId`;
      if (twice) return [{ ...districtTwice, pointer }];
      return facts.knownDistrictIds.has(districtId) ? [] : [{ ...districtUnknown, pointer }];
    }),
  ];
}

const districtUnknown = {
  code: 'districtUnknown',
  message: { it: 'Questo distretto non esiste.', en: 'There is no such district.' },
  fix: { it: 'Scegli un distretto dall’elenco.', en: 'Choose a district from the list.' },
};
const districtTwice = {
  code: 'districtTwice',
  message: { it: 'Il distretto compare due volte.', en: 'The district appears twice.' },
  fix: { it: 'Somma i due importi in una riga.', en: 'Add the two amounts up in one row.' },
};

/** Why a fund gives nothing to an edition; empty when it pays for a component. */
export function fundViolations({ fundId }: Pick<MoneyGiven, 'fundId'>, edition: Edition): Violation[] {
  if (paysFor(edition).has(fundId)) return [];
  return [
    {
      code: 'fundNotOfEdition',
      pointer: '/fundId',
      message: {
        it: `Nessuna voce della dote dell’avviso ${edition.name} è pagata da questo fondo.`,
        en: `No component of the edition ${edition.name} is paid by this fund.`,
      },
      fix: { it: 'Scegli un fondo dell’avviso.', en: 'Choose a fund of the edition.' },
    },
  ];
}

function paysFor({ variants }: Edition): Set<FundId> {
  return new Set(variants.flatMap(({ components }) => components.map(({ fundId }) => fundId.value)));
}

/** The act that moves the money is neither of a day to come nor older than the edition, whose first day is that of its applications. */
function dayViolations({ effectiveOn }: MoneyGiven, edition: Edition, today: CivilDate): Violation[] {
  const first = edition.window.applicationsFrom.value;
  if (effectiveOn > today) return [dayToCome(effectiveOn)];
  return effectiveOn < first ? [dayBeforeEdition(effectiveOn, edition)] : [];
}

const dayToCome = (day: CivilDate): Violation => ({
  code: 'dayToCome',
  pointer: '/effectiveOn',
  message: {
    it: `La data ${formatItalianDate(day)} deve ancora venire.`,
    en: `The day ${day} is still to come.`,
  },
  fix: {
    it: 'Indica la data dell’atto, non oltre oggi.',
    en: 'Give the day of the act, today at the latest.',
  },
});

function dayBeforeEdition(day: CivilDate, { name, window }: Edition): Violation {
  const first = window.applicationsFrom.value;
  return {
    code: 'dayBeforeEdition',
    pointer: '/effectiveOn',
    message: {
      it: `La data ${formatItalianDate(day)} viene prima dell’avviso ${name}, che inizia il ${formatItalianDate(first)}.`,
      en: `The day ${day} comes before the edition ${name}, which begins on ${first}.`,
    },
    fix: {
      it: 'Indica la data da cui l’atto vale per questo avviso.',
      en: 'Give the day from which the act counts for this edition.',
    },
  };
}

/** The most that can ever enter a fund of an edition, in cents: what the contract can say of it. */
export const fundedCentsMax = 1_000_000_000_000;

/** Why a fund cannot have been given this much in all, in cents; empty when it can. */
export function fundedViolations(fundedCents: number): Violation[] {
  if (fundedCents <= fundedCentsMax) return [];
  const excessCents = fundedCents - fundedCentsMax;
  return [
    {
      code: 'fundTooLarge',
      pointer: '/amountCents',
      message: {
        it: `Un fondo di un avviso riceve in tutto al massimo ${formatEuro(fundedCentsMax, 'it')}: questo importo lo supera di ${formatEuro(excessCents, 'it')}.`,
        en: `A fund of an edition receives ${formatEuro(fundedCentsMax, 'en')} at most in all: this amount exceeds it by ${formatEuro(excessCents, 'en')}.`,
      },
      fix: {
        it: 'Controlla l’importo: è in centesimi di euro.',
        en: 'Check the amount: it is in cents of a euro.',
      },
      numbers: { fundedCentsMax, excessCents },
    },
  ];
}

/** What one fund of a district still allows of one kind of dowry. */
export interface FundOpenings {
  fundId: FundId;
  availableCents: number;
  /** What one dowry takes from this fund, in cents. */
  perDowryCents: number;
  openings: number;
}

export interface Openings {
  variantId: VariantId;
  /** How many more doti of this length can be opened. */
  openings: number;
  /** The fund that ends first. */
  bindingFundId: FundId;
  funds: FundOpenings[];
}

/**
 * How many more doti of one length a district can open: each fund pays its lines of a dowry, so the fund that
 * ends first decides. A fund that was never given to the district has nothing.
 */
export function openingsOf(variant: EditionVariant, availableCents: ReadonlyMap<string, number>): Openings {
  const perDowry = new Map<FundId, number>();
  for (const { fundId, amountCents } of variant.components)
    perDowry.set(fundId.value, (perDowry.get(fundId.value) ?? 0) + amountCents.value);
  const funds = [...perDowry].map(([fundId, perDowryCents]) => {
    const available = availableCents.get(fundId) ?? 0;
    return {
      fundId,
      availableCents: available,
      perDowryCents,
      openings: Math.floor(available / perDowryCents),
    };
  });
  const [binding] = funds.toSorted((a, b) => a.openings - b.openings);
  if (!binding) throw new Error('a dowry has components');
  return { variantId: variant.id, openings: binding.openings, bindingFundId: binding.fundId, funds };
}
