const italian = new Intl.DisplayNames(['it'], { type: 'region' });
const english = new Intl.DisplayNames(['en'], { type: 'region' });

/** What a state is called in the two languages of the product, by its ISO 3166-1 alpha-2 code. */
export function countryNames(code: string): { nameIt: string; nameEn: string } {
  return { nameIt: italian.of(code) ?? code, nameEn: english.of(code) ?? code };
}
