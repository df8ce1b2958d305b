import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { addDays, type CivilDate, civilDate } from '@approdo/shared/dates';

/** One period of a municipality, as the files tell it. */
export interface MunicipalityPeriod {
  id: number;
  istatCode: string;
  belfioreCode: string;
  name: string;
  otherName: string | null;
  provinceCode: string;
  validFrom: CivilDate;
  /** The last day; null while it lasts. */
  validTo: CivilDate | null;
}

export interface Places {
  regions: { code: string; name: string }[];
  provinces: {
    code: string;
    istatCode: string;
    name: string;
    regionCode: string | null;
    isCurrent: boolean;
  }[];
  countries: { iso2: string; belfioreCode: string | null; istatCode: string }[];
  municipalities: MunicipalityPeriod[];
}

const files = [
  'regions.csv',
  'provinces.csv',
  'countries.csv',
  'municipalities.csv',
  'municipality-changes.csv',
] as const;

/** Ids of municipalities founded after the archive was made begin here; the archive's own are far below. */
const foundedIdsFrom = 900_001;

/** What tells one version of the files from another. */
export function checksumOfPlaces(folder: string): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(fs.readFileSync(path.join(folder, file)));
  return hash.digest('hex');
}

/** Every place in the files of a folder. Throws with the file and line of what cannot be read. */
export function readPlaces(folder: string): Places {
  const periods = readTable(folder, 'municipalities.csv', municipalityColumns, municipalityFrom);
  const changes = readTable(folder, 'municipality-changes.csv', changeColumns, changeFrom);
  return {
    regions: readTable(folder, 'regions.csv', ['code', 'name'], (value) => ({
      code: value('code'),
      name: value('name'),
    })),
    provinces: readTable(folder, 'provinces.csv', provinceColumns, (value) => ({
      code: value('code'),
      istatCode: value('istat_code'),
      name: value('name'),
      regionCode: value('region_code') || null,
      isCurrent: value('is_current') === '1',
    })),
    countries: readTable(folder, 'countries.csv', ['iso2', 'belfiore_code', 'istat_code'], (value) => ({
      iso2: value('iso2'),
      belfioreCode: value('belfiore_code') || null,
      istatCode: value('istat_code'),
    })),
    municipalities: withChanges(periods, changes),
  };
}

const provinceColumns = ['code', 'istat_code', 'name', 'region_code', 'is_current'] as const;
const municipalityColumns = [
  'id',
  'istat_code',
  'belfiore_code',
  'name',
  'other_name',
  'province_code',
  'valid_from',
  'valid_to',
] as const;
const changeColumns = [
  'on',
  'change',
  'istat_code',
  'belfiore_code',
  'name',
  'province_code',
  'note',
] as const;

function municipalityFrom(value: Row<(typeof municipalityColumns)[number]>): MunicipalityPeriod {
  return {
    id: Number(value('id')),
    istatCode: value('istat_code'),
    belfioreCode: value('belfiore_code'),
    name: value('name'),
    otherName: value('other_name') || null,
    provinceCode: value('province_code'),
    validFrom: civilDate(value('valid_from')),
    validTo: value('valid_to') === '' ? null : civilDate(value('valid_to')),
  };
}

interface Change {
  on: CivilDate;
  change: 'founded' | 'ended';
  istatCode: string;
  belfioreCode: string;
  name: string;
  provinceCode: string;
}

function changeFrom(value: Row<(typeof changeColumns)[number]>): Change {
  const change = value('change');
  if (change !== 'founded' && change !== 'ended') throw new Error('a change is founded or ended');
  return {
    on: civilDate(value('on')),
    change,
    istatCode: value('istat_code'),
    belfioreCode: value('belfiore_code'),
    name: value('name'),
    provinceCode: value('province_code'),
  };
}

/** The periods after the changes: what ended lasts until the day before, what was founded begins on the day. */
export function withChanges(
  periods: readonly MunicipalityPeriod[],
  changes: readonly Change[],
): MunicipalityPeriod[] {
  const all = periods.map((period) => ({ ...period }));
  let nextId = foundedIdsFrom;
  for (const { on, change, ...municipality } of changes) {
    if (change === 'founded') {
      all.push({ ...municipality, id: nextId, otherName: null, validFrom: on, validTo: null });
      nextId += 1;
      continue;
    }
    const ended = all.find((period) => period.validTo === null && isThatOf(period, municipality));
    if (ended === undefined)
      throw new Error(`${municipality.name} ended but was not there under those codes`);
    ended.validTo = addDays(on, -1);
  }
  return all;
}

function isThatOf(
  period: MunicipalityPeriod,
  municipality: Pick<Change, 'istatCode' | 'belfioreCode' | 'name'>,
): boolean {
  return (
    period.istatCode === municipality.istatCode &&
    period.belfioreCode === municipality.belfioreCode &&
    period.name === municipality.name
  );
}

/** One line: the value of each column. */
type Row<Column extends string> = (column: Column) => string;

/** Reads a file of comma-separated values without quotes, whose first line names its columns. */
function readTable<const Column extends string, Item>(
  folder: string,
  file: string,
  columns: readonly Column[],
  itemOf: (row: Row<Column>) => Item,
): Item[] {
  const [header, ...lines] = fs.readFileSync(path.join(folder, file), 'utf8').trimEnd().split('\n');
  if (header !== columns.join(',')) throw new Error(`${file}: the first line should be ${columns.join(',')}`);
  return lines.map((line, index) => {
    try {
      return itemOf(rowOf(columns, line.split(',')));
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'cannot be read';
      throw new Error(`${file}, line ${index + 2}: ${reason}`);
    }
  });
}

function rowOf<Column extends string>(columns: readonly Column[], values: readonly string[]): Row<Column> {
  if (values.length !== columns.length)
    throw new Error(`${values.length} values for ${columns.length} columns`);
  return (column) => values[columns.indexOf(column)] ?? '';
}
