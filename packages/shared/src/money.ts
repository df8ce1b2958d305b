import { minus, withHyphen } from './minus.ts';
import type { Parsed } from './parsed.ts';

declare const unit: unique symbol;

/** An amount in whole euro cents. */
export type Cents = number & { readonly [unit]: 'cents' };

/** The amount, guarded: throws a RangeError unless it is a whole number that a double holds exactly. */
export function cents(amount: number): Cents {
  if (!Number.isSafeInteger(amount)) throw new RangeError('An amount must be a whole, safe number of cents');
  return (amount === 0 ? 0 : amount) as Cents;
}

export const zeroCents = cents(0);

/** The sum of amounts in cents; throws a RangeError where it would stop being exact. */
export function sumCents(amounts: Iterable<number>): Cents {
  let total = 0;
  for (const amount of amounts) total = cents(total + cents(amount));
  return cents(total);
}

/**
 * Splits an amount in cents so that the parts always add up to it: into equal parts (a count), or in
 * proportion to whole weights. Each part is its exact share rounded down; the cents left over go one each
 * to the largest remainders, and among equal remainders to the last, so 100 in 3 is 33, 33, 34.
 */
export function splitCents(total: number, partsOrWeights: number | readonly number[]): Cents[] {
  const amount = BigInt(notNegative(cents(total), 'amount'));
  const weights = weightsOf(partsOrWeights);
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  if (whole === 0n) throw new RangeError('At least one part must weigh more than zero');
  const shares = weights.map((weight, index) => ({
    index,
    cents: (amount * weight) / whole,
    remainder: (amount * weight) % whole,
  }));
  const given = shares.reduce((sum, share) => sum + share.cents, 0n);
  const byRemainder = shares.toSorted((a, b) => compare(b.remainder, a.remainder) || b.index - a.index);
  for (const share of byRemainder.slice(0, Number(amount - given))) share.cents += 1n;
  return shares.map((share) => cents(Number(share.cents)));
}

function weightsOf(partsOrWeights: number | readonly number[]): bigint[] {
  if (typeof partsOrWeights !== 'number') {
    return partsOrWeights.map((weight) => BigInt(notNegative(weight, 'weight')));
  }
  if (!Number.isSafeInteger(partsOrWeights) || partsOrWeights < 1 || partsOrWeights > partsMax) {
    throw new RangeError(`An amount is split into 1 to ${partsMax} parts`);
  }
  return Array.from({ length: partsOrWeights }, () => 1n);
}

const partsMax = 10_000;

/**
 * What is due, in cents, after some of the required minutes: in proportion, rounded down, so that the last
 * minutes take the remainder. The cap is reached exactly at the required minutes and never exceeded after.
 */
export function accruedCents(progress: {
  readonly capCents: number;
  readonly doneMinutes: number;
  readonly requiredMinutes: number;
}): Cents {
  const cap = notNegative(cents(progress.capCents), 'cap');
  const done = notNegative(progress.doneMinutes, 'done minutes');
  const required = notNegative(progress.requiredMinutes, 'required minutes');
  if (required === 0) throw new RangeError('The required minutes must be more than zero');
  if (done >= required) return cents(cap);
  return cents(Number((BigInt(cap) * BigInt(done)) / BigInt(required)));
}

const grouping = {
  it: new Intl.NumberFormat('it-IT', { useGrouping: 'always', maximumFractionDigits: 0 }),
  en: new Intl.NumberFormat('en-GB', { useGrouping: 'always', maximumFractionDigits: 0 }),
};

/** An amount in cents as people read it: 1.234,50 € in Italian (with a no-break space), €1,234.50 in English. */
export function formatEuro(amount: number, language: 'it' | 'en' = 'it'): string {
  const exact = BigInt(cents(amount));
  const positive = exact < 0n ? -exact : exact;
  const euros = grouping[language].format(positive / 100n);
  const rest = (positive % 100n).toString().padStart(2, '0');
  const sign = exact < 0n ? minus : '';
  return language === 'it' ? `${sign}${euros},${rest}\u00a0€` : `${sign}€${euros}.${rest}`;
}

/** Characters; the largest exact amount needs 22. */
const amountTextMax = 40;

export type EuroReason = 'empty' | 'notAnAmount' | 'tooManyDecimals' | 'tooLarge';

/**
 * Reads an amount as Italians write it: `1234`, `1234,5`, `1.234,50`, `1.234,50 €`. A point only separates
 * thousands, so `1.5` and `1234.50` are refused rather than guessed.
 */
export function parseEuro(text: string): Parsed<Cents, EuroReason> {
  const written = withHyphen(text.trim());
  const amount = (written.endsWith('€') ? written.slice(0, -1) : written.replace(/^€/u, '')).trim();
  if (amount === '') return { ok: false, reason: 'empty' };
  if (amount.length > amountTextMax) return { ok: false, reason: 'tooLarge' };
  const match = /^(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/u.exec(amount);
  if (match === null) return { ok: false, reason: 'notAnAmount' };
  const [, sign = '', euros = '', decimals = ''] = match;
  if (decimals.length > 2) return { ok: false, reason: 'tooManyDecimals' };
  const value = Number(BigInt(`${euros.replaceAll('.', '')}${decimals.padEnd(2, '0')}`));
  if (!Number.isSafeInteger(value)) return { ok: false, reason: 'tooLarge' };
  return { ok: true, value: cents(sign === '-' ? -value : value) };
}

function notNegative(value: number, what: string): number {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`The ${what} must be a whole number, zero or more`);
  return value;
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
