import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { puoi2022, reservedDowry } from '../../../test/builders/budgets.ts';
import { contextAs, expectProvenLedger, giveDistrict, makeDistrict } from '../../../test/money.ts';
import { type Caller, useWorld } from '../../../test/world.ts';
import type { ExportedFile } from './export-schemas.ts';

const world = useWorld();
let authority: Caller;
let districtId: string;
beforeAll(async () => {
  authority = await world.as('authority');
  districtId = await makeDistrict(world, '=Distretto; "Alfa"');
  const ctx = contextAs(world, 'authority');
  await giveDistrict(ctx, { ...puoi2022, districtId }, 100_000_050);
  const organisationId = (await world.body('promoter', 'Rete Uno')).id;
  for (let each = 0; each < 35; each += 1) await reservedDowry(ctx, { districtId, organisationId });
});
afterAll(() => expectProvenLedger(world));

const file = async (path: string, caller = authority) => {
  const { body, status } = await caller.get<ExportedFile>(`/budgets/exports/${path}`);
  expect(status).toBe(200);
  return { ...body, bytes: Buffer.from(body.content, 'base64') };
};

/** The text of one part of a workbook, which is an archive. */
function partOf(workbook: Buffer, name: string): string {
  const at = workbook.indexOf(name);
  const header = workbook.lastIndexOf(Buffer.from('PK\u0003\u0004'), at);
  const start = header + 30 + workbook.readUInt16LE(header + 26) + workbook.readUInt16LE(header + 28);
  const raw = workbook.subarray(start);
  return inflateRawSync(raw).toString();
}

describe('a list as a file', () => {
  it('is CSV as Italian programs open it, and no text of it is a formula', async () => {
    const { name, mediaType, bytes, rows, cut } = await file('waterfall?groupBy=district&format=csv');
    expect({ name, mediaType, rows, cut }).toEqual({
      name: 'approdo-budget-2026-11-22.csv',
      mediaType: 'text/csv; charset=utf-8',
      rows: 2,
      cut: false,
    });
    const [heading, row, total] = bytes.toString('utf8').split('\r\n');
    expect(heading?.startsWith('\uFEFFNome;Assegnato (€);Riservato (€)')).toBe(true);
    expect(row?.startsWith(`"'=Distretto; ""Alfa""";1000000,50;207900,00;`)).toBe(true);
    expect(total?.startsWith('Totale;1000000,50;')).toBe(true);
  });

  it('is a workbook whose amounts are numbers', async () => {
    const { bytes, mediaType } = await file('waterfall?format=xlsx');
    expect(mediaType).toContain('spreadsheetml.sheet');
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(partOf(bytes, 'xl/worksheets/sheet1.xml')).toContain('<v>1000000.5</v>');
  });

  it('holds every row of the list, beyond a page', async () => {
    const { rows, bytes } = await file('lines?stage=reserved&format=csv');
    expect(rows).toBe(105);
    expect(bytes.toString('utf8').trimEnd().split('\r\n')).toHaveLength(106);
  });

  it.each([
    'movements?figure=available&format=csv',
    'transfers?format=csv',
    'waiting-entries?format=xlsx',
    'plans?format=csv',
    'alerts?format=xlsx',
  ])('is there for %s', async (path) => {
    expect((await file(path)).bytes.length).toBeGreaterThan(10);
  });

  it('says words, names, days and hours as the screens do, never a code', async () => {
    const rowsOf = async (path: string, language: 'it' | 'en') => {
      const { body } = await authority.get<ExportedFile>(`/budgets/exports/${path}`, undefined, {
        'accept-language': language,
      });
      return Buffer.from(body.content, 'base64').toString('utf8').trimEnd().split('\r\n').slice(1);
    };
    const movements = `movements?figure=available&format=csv&districtId=${districtId}`;
    const day = /\d{2}\/\d{2}\/\d{4};\d{2}\/\d{2}\/\d{4} \d{2}:\d{2};/;
    const italian = await rowsOf(movements, 'it');
    expect(italian[0]).toMatch(day);
    expect(italian[0]).toContain(';Riserva sul budget;PUOI 2022;FSE PON Inclusione 2014-2020;');
    expect(italian.at(-1)).toContain(';Assegnazione;PUOI 2022;');
    expect((await rowsOf(movements, 'en'))[0]).toContain(',Reservation on the budget,PUOI 2022,');
    const [line] = await rowsOf('lines?stage=reserved&format=csv', 'it');
    expect(line).toContain(';PUOI 2022;FSE PON Inclusione 2014-2020;');
    for (const text of [...italian, line])
      expect(text).not.toMatch(/puoi-2022|fse-pon|reserve;|allocate;|T\d\d:/);
  });

  it('holds what its reader may see', async () => {
    const elsewhere = await world.person('coordinator', { districtIds: [await makeDistrict(world)] });
    expect((await file('lines?stage=reserved&format=csv', elsewhere)).rows).toBe(0);
  });
});
