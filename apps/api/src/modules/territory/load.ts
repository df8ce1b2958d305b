import { searchable } from '@approdo/shared/text';
import type pg from 'pg';
import { packageFolder } from '../../platform/migrations.ts';
import { checksumOfPlaces, type MunicipalityPeriod, type Places, readPlaces } from './places.ts';

/**
 * Brings regions, provinces, municipalities and states to what the files of the product say. Takes milliseconds when
 * they were loaded before; needs the owner of the database. All or nothing.
 */
export async function loadTerritory(
  client: pg.ClientBase,
  folder = packageFolder('data/territory'),
): Promise<'loaded' | 'unchanged'> {
  const checksum = checksumOfPlaces(folder);
  const { rowCount } = await client.query(
    "select from reference_loads where name = 'territory' and checksum = $1",
    [checksum],
  );
  if (rowCount === 1) return 'unchanged';
  const places = readPlaces(folder);
  await client.query('begin');
  try {
    await replacePlaces(client, places);
    await client.query(
      `insert into reference_loads (name, checksum) values ('territory', $1)
       on conflict (name) do update set checksum = excluded.checksum, loaded_at = now()`,
      [checksum],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
  await client.query('analyze regions, provinces, municipalities, countries');
  return 'loaded';
}

/** Rows that are gone from the files go from the tables too, unless something refers to them: then the load fails. */
async function replacePlaces(client: pg.ClientBase, places: Places): Promise<void> {
  const loads = loadsOf(places);
  for (const load of loads.toReversed()) await removeOthers(client, load);
  for (const load of loads) await upsert(client, load);
}

/** The tables to fill, each after those it refers to. */
function loadsOf(places: Places): Load[] {
  return [
    {
      table: 'regions',
      columns: { code: 'text', name: 'text' },
      rows: places.regions.map(({ code, name }) => [code, name]),
    },
    {
      table: 'provinces',
      columns: { code: 'text', istat_code: 'text', name: 'text', region_code: 'text', is_current: 'boolean' },
      rows: places.provinces.map((row) => [row.code, row.istatCode, row.name, row.regionCode, row.isCurrent]),
    },
    {
      table: 'countries',
      columns: { iso2: 'text', belfiore_code: 'text', istat_code: 'text' },
      rows: places.countries.map((row) => [row.iso2, row.belfioreCode, row.istatCode]),
    },
    {
      table: 'municipalities',
      columns: municipalityColumns,
      rows: places.municipalities.map(municipalityRow),
    },
  ];
}

const municipalityColumns = {
  id: 'integer',
  istat_code: 'text',
  belfiore_code: 'text',
  name: 'text',
  other_name: 'text',
  province_code: 'text',
  search_text: 'text',
  valid_from: 'date',
  valid_to: 'date',
} as const;

function municipalityRow(row: MunicipalityPeriod): Load['rows'][number] {
  return [
    row.id,
    row.istatCode,
    row.belfioreCode,
    row.name,
    row.otherName,
    row.provinceCode,
    searchable(`${row.name} ${row.otherName ?? ''}`),
    row.validFrom,
    row.validTo,
  ];
}

interface Load {
  table: 'regions' | 'provinces' | 'countries' | 'municipalities';
  /** Name and type of each column; the first is the key. */
  columns: Readonly<Record<string, 'text' | 'integer' | 'boolean' | 'date'>>;
  rows: readonly (readonly (string | number | boolean | null)[])[];
}

/** Removes the rows whose key is no longer in the files. */
async function removeOthers(client: pg.ClientBase, { table, columns, rows }: Load): Promise<void> {
  const [key = ''] = Object.keys(columns);
  const keys = rows.map((row) => row[0] ?? null);
  await client.query(`delete from ${table} where ${key} <> all ($1::${columns[key]}[])`, [keys]);
}

/** Adds and changes rows in one statement for the whole table: each column travels as one array. */
async function upsert(client: pg.ClientBase, { table, columns, rows }: Load): Promise<void> {
  const names = Object.keys(columns);
  const [key = '', ...others] = names;
  const arrays = Object.values(columns).map((type, index) => `$${index + 1}::${type}[]`);
  const values = names.map((_name, index) => rows.map((row) => row[index] ?? null));
  await client.query(
    `insert into ${table} (${names.join(', ')}) select * from unnest(${arrays.join(', ')})
     on conflict (${key}) do update set ${others.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    values,
  );
}
