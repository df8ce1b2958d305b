import { sql } from 'drizzle-orm';
import { countries } from '../modules/territory/index.ts';
import type { Context } from '../platform/context.ts';
import type { BelfioreOfCountry } from './people.ts';

/** The codes that tax codes use for states of birth. */
export async function belfioreCodes(system: Context): Promise<BelfioreOfCountry> {
  const rows = await system.read((tx) =>
    tx.select({ iso2: countries.iso2, belfiore: countries.belfioreCode }).from(countries),
  );
  const codes = new Map(rows.map(({ iso2, belfiore }) => [iso2, belfiore]));
  return (country) => {
    const code = codes.get(country);
    if (!code) throw new Error(`no Belfiore code for ${country}`);
    return code;
  };
}

/** Every tax code that is in the database. */
export async function takenTaxCodes(system: Context): Promise<Set<string>> {
  const { rows } = await system.read((tx) => tx.execute<{ code: string }>(sql`select code from tax_codes`));
  return new Set(rows.map(({ code }) => code));
}
