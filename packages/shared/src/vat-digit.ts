/**
 * The last digit of an eleven-digit Italian number (VAT number, provisional or a body's tax code), computed on the
 * first ten: digits in even places are doubled, nine is taken off what passes nine, and the sum is brought to ten.
 * Source: decree of 23 December 1976 and article 35 of decree 633/1972.
 */
export function vatCheckDigit(firstTen: string): string {
  if (!/^\d{10}$/.test(firstTen)) throw new RangeError('The check digit is computed on ten digits');
  let sum = 0;
  for (let index = 0; index < firstTen.length; index += 1) {
    const digit = Number(firstTen.charAt(index));
    const doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += index % 2 === 0 ? digit : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}
