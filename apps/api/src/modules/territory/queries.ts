import type { CivilDate } from '@approdo/shared/dates';
import { searchable } from '@approdo/shared/text';
import {
  and,
  asc,
  eq,
  gt,
  gte,
  inArray,
  isNull,
  lte,
  or,
  type Placeholder,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { prepared, type Tx } from '../../platform/database.ts';
import { decodeCursor, type Page, pageFrom, pageLimitDefault } from '../../platform/keyset.ts';
import { notFound } from '../../platform/problem.ts';
import { countryNames } from './country-names.ts';
import type {
  Countries,
  Country,
  District,
  DistrictFilter,
  Municipality,
  MunicipalityFilter,
  Regions,
} from './schemas.ts';
import {
  countries,
  districtMunicipalities,
  districts,
  municipalities,
  provinces,
  regions,
} from './tables.ts';

const municipality = {
  istatCode: municipalities.istatCode,
  belfioreCode: municipalities.belfioreCode,
  name: municipalities.name,
  otherName: municipalities.otherName,
  provinceCode: municipalities.provinceCode,
  provinceName: provinces.name,
  regionCode: provinces.regionCode,
  validFrom: municipalities.validFrom,
  validTo: municipalities.validTo,
};

function existsOn(on: CivilDate | Placeholder<string>): SQL | undefined {
  return and(
    lte(municipalities.validFrom, on),
    or(isNull(municipalities.validTo), gte(municipalities.validTo, on)),
  );
}

/** The municipalities that existed on a day, those whose whole name or first words match first. */
export function municipalityPage(ctx: Context, filter: MunicipalityFilter): Promise<Page<Municipality>> {
  const limit = filter.limit ?? pageLimitDefault;
  const text = searchable(filter.q ?? '');
  if (text === '' && filter.q !== undefined) return Promise.resolve({ items: [], nextCursor: null, limit });
  const after = decodeCursor(filter.cursor, 3);
  const { searchText, id } = municipalities;
  const rank = sql<number>`case when ${searchText} = ${text} then 0 when ${searchText} like ${`${text}%`} then 1 else 2 end`;
  return ctx.read(async (tx) => {
    const rows = await tx
      .select({ municipality, rank, searchText, id })
      .from(municipalities)
      .innerJoin(provinces, eq(provinces.code, municipalities.provinceCode))
      .where(
        and(
          existsOn(filter.on ?? ctx.clock.today()),
          sql`' ' || ${searchText} like ${`% ${text}%`}`,
          filter.istatCode ? eq(municipalities.istatCode, filter.istatCode) : undefined,
          filter.belfioreCode ? eq(municipalities.belfioreCode, filter.belfioreCode) : undefined,
          filter.provinceCode ? eq(municipalities.provinceCode, filter.provinceCode) : undefined,
          after &&
            sql`(${rank}, ${searchText}, ${id}) > (${Number(after[0]) || 0}::numeric, ${String(after[1])}, ${Number(after[2]) || 0}::numeric)`,
        ),
      )
      .orderBy(rank, asc(searchText), asc(id))
      .limit(limit + 1);
    const page = pageFrom(rows, limit, (row) => [row.rank, row.searchText, row.id]);
    return { ...page, items: page.items.map((row) => row.municipality) };
  });
}

/** Every state, in the order of their Italian names. */
export async function countryList(ctx: Context): Promise<Countries> {
  const rows = await ctx.read((tx) => tx.select().from(countries));
  const items = rows.map(countryFrom).sort((a, b) => a.nameIt.localeCompare(b.nameIt, 'it'));
  return { items };
}

function countryFrom({ iso2, belfioreCode, istatCode }: typeof countries.$inferSelect): Country {
  return { code: iso2, ...countryNames(iso2), belfioreCode, istatCode };
}

/** Every region with the provinces it has today, by name. */
export async function regionList(ctx: Context): Promise<Regions> {
  const rows = await ctx.read((tx) =>
    tx
      .select({ region: regions, code: provinces.code, istatCode: provinces.istatCode, name: provinces.name })
      .from(regions)
      .innerJoin(provinces, and(eq(provinces.regionCode, regions.code), eq(provinces.isCurrent, true)))
      .orderBy(asc(regions.name), asc(provinces.name)),
  );
  const byCode = new Map(rows.map(({ region }) => [region.code, region]));
  const items = [...byCode.values()].map((region) => ({
    ...region,
    provinces: rows
      .filter((row) => row.region.code === region.code)
      .map(({ code, istatCode, name }) => ({ code, istatCode, name })),
  }));
  return { items };
}

/** The districts of the installation with their municipalities, by code. */
export function districtPage(ctx: Context, filter: DistrictFilter): Promise<Page<District>> {
  const limit = filter.limit ?? pageLimitDefault;
  const after = decodeCursor(filter.cursor, 1);
  return ctx.read(async (tx) => {
    const rows = await tx
      .select()
      .from(districts)
      .where(
        and(
          filter.regionCode ? eq(districts.regionCode, filter.regionCode) : undefined,
          after ? gt(districts.code, String(after[0])) : undefined,
        ),
      )
      .orderBy(asc(districts.code))
      .limit(limit + 1);
    const page = pageFrom(rows, limit, (row) => [row.code]);
    return { ...page, items: await withMunicipalities(ctx, tx, page.items) };
  });
}

/** A district with its municipalities; a 404 problem when there is none. */
export function districtById(ctx: Context, { districtId }: { districtId: string }): Promise<District> {
  return ctx.read((tx) => districtIn(ctx, tx, districtId));
}

export async function districtIn(ctx: Context, tx: Tx, districtId: string): Promise<District> {
  const rows = await tx.select().from(districts).where(eq(districts.id, districtId));
  const [district] = await withMunicipalities(ctx, tx, rows);
  if (district === undefined) throw notFound();
  return district;
}

async function withMunicipalities(
  ctx: Context,
  tx: Tx,
  rows: (typeof districts.$inferSelect)[],
): Promise<District[]> {
  const ids = rows.map(({ id }) => id);
  const members = await tx
    .select({
      districtId: districtMunicipalities.districtId,
      istatCode: municipalities.istatCode,
      name: municipalities.name,
      provinceCode: municipalities.provinceCode,
    })
    .from(districtMunicipalities)
    .innerJoin(
      municipalities,
      and(
        eq(municipalities.istatCode, districtMunicipalities.municipalityIstatCode),
        existsOn(ctx.clock.today()),
      ),
    )
    .where(inArray(districtMunicipalities.districtId, ids))
    .orderBy(asc(municipalities.searchText));
  return rows.map(({ id, code, name, regionCode, version }) => ({
    id,
    code,
    name,
    regionCode,
    version,
    municipalities: members
      .filter((member) => member.districtId === id)
      .map(({ districtId: _, ...member }) => member),
  }));
}

/** Where someone was born: a municipality as it was then, or a foreign state. */
export type Birthplace =
  | { readonly kind: 'municipality'; readonly municipality: Municipality }
  | { readonly kind: 'country'; readonly country: Country };

/** The place a Belfiore code stood for on a day; null when it stood for none, and the code is then not a birthplace. */
export async function birthplaceOn(
  tx: Tx,
  { belfioreCode, on }: { belfioreCode: string; on: CivilDate },
): Promise<Birthplace | null> {
  if (belfioreCode.startsWith('Z')) {
    const [row] = await tx.select().from(countries).where(eq(countries.belfioreCode, belfioreCode));
    return row === undefined ? null : { kind: 'country', country: countryFrom(row) };
  }
  const [found] = await municipalityByBelfiore(tx).execute({ belfioreCode, on });
  return found === undefined ? null : { kind: 'municipality', municipality: found };
}

const municipalityByBelfiore = prepared((tx) =>
  tx
    .select(municipality)
    .from(municipalities)
    .innerJoin(provinces, eq(provinces.code, municipalities.provinceCode))
    .where(
      and(eq(municipalities.belfioreCode, sql.placeholder('belfioreCode')), existsOn(sql.placeholder('on'))),
    )
    .limit(1)
    .prepare('municipality_by_belfiore'),
);

/** The municipality an ISTAT code stood for on a day; null when it stood for none. */
export async function municipalityOn(
  tx: Tx,
  { istatCode, on }: { istatCode: string; on: CivilDate },
): Promise<Municipality | null> {
  const [found] = await municipalityByIstat(tx).execute({ istatCode, on });
  return found ?? null;
}

const municipalityByIstat = prepared((tx) =>
  tx
    .select(municipality)
    .from(municipalities)
    .innerJoin(provinces, eq(provinces.code, municipalities.provinceCode))
    .where(and(eq(municipalities.istatCode, sql.placeholder('istatCode')), existsOn(sql.placeholder('on'))))
    .limit(1)
    .prepare('municipality_by_istat'),
);

/** The state of an ISO 3166-1 alpha-2 code; null when there is none. */
export async function countryByCode(tx: Tx, code: string): Promise<Country | null> {
  const [row] = await tx.select().from(countries).where(eq(countries.iso2, code));
  return row === undefined ? null : countryFrom(row);
}

/** The district a municipality belongs to, by its ISTAT code; null when it belongs to none. */
export async function districtOfMunicipality(tx: Tx, istatCode: string): Promise<string | null> {
  const [row] = await tx
    .select({ districtId: districtMunicipalities.districtId })
    .from(districtMunicipalities)
    .where(eq(districtMunicipalities.municipalityIstatCode, istatCode));
  return row?.districtId ?? null;
}
