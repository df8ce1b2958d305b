import fs from 'node:fs';
import { civilDate } from '@approdo/shared/dates';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drivenDowry, puoi2022, reservedDowry } from '../../../test/builders/budgets.ts';
import { contextAs, expectProvenLedger, giveDistrict, makeDistrict } from '../../../test/money.ts';
import { type Caller, useWorld } from '../../../test/world.ts';
import { newId } from '../../platform/id.ts';
import type { ExportedFile } from './export-schemas.ts';
import { statementOf } from './statement-rules.ts';
import type { Waterfall } from './waterfall-schemas.ts';

const world = useWorld();
let authority: Caller;
beforeAll(async () => {
  authority = await world.as('authority');
  const districtId = await makeDistrict(world, 'Distretto #set text(red) "Alfa" – Però');
  const ctx = contextAs(world, 'authority');
  await giveDistrict(ctx, { ...puoi2022, districtId }, 100_000_050);
  const organisationId = (await world.body('promoter', 'Rete Uno')).id;
  const dowryId = await reservedDowry(ctx, {
    districtId,
    organisationId,
    effectiveOn: civilDate('2026-10-01'),
  });
  await drivenDowry(ctx, dowryId, 'paid', civilDate('2026-11-05'));
});
afterAll(() => expectProvenLedger(world));

/** What a statement made on 2 December says, of November. */
async function factsOf(month: '2026-11') {
  const at = async (query: string) => (await authority.get<Waterfall>(`/budgets/waterfall?${query}`)).body;
  return {
    month,
    today: civilDate('2026-12-02'),
    madeBy: 'Elena Rinaldi',
    scope: { edition: null, fund: null, district: null },
    before: await at('asOf=2026-10-31'),
    after: await at('asOf=2026-11-30'),
    byFund: await at('asOf=2026-11-30&groupBy=fund'),
    byComponent: await at('asOf=2026-11-30&groupBy=component'),
  };
}

describe('the statement of a month', () => {
  it('is a tagged PDF that keeps for long, whatever names are in it', async () => {
    const { body, status } = await authority.get<ExportedFile>('/budgets/exports/statement?month=2026-11');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'approdo-prospetto-2026-11.pdf',
      mediaType: 'application/pdf',
      rows: 1,
      cut: false,
    });
    const pdf = Buffer.from(body.content, 'base64');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part>');
    if (process.env.KEEP_STATEMENT) fs.writeFileSync(process.env.KEEP_STATEMENT, pdf);
  });

  it.each([
    'Li 李 𠀀',
    'ਪੰਜਾਬੀ ไทย አማርኛ',
    'Юлия Ωμέγα الاسم 👩‍👩‍👧',
    '“\\u{674e}” \u{e000}\u{fffe}\u{10ffff}',
  ])('is made by whom no font can name: %s', async (name) => {
    const auditor = await world.person('auditor', { name });
    const { status } = await auditor.get('/budgets/exports/statement?month=2026-11');
    expect(status).toBe(200);
  });

  it('is there for a month in which nothing was, and refused for what is no month', async () => {
    expect((await authority.get('/budgets/exports/statement?month=2020-01')).status).toBe(200);
    expect((await authority.get('/budgets/exports/statement?month=2026-13')).status).toBe(400);
  });

  it('speaks of every district that had money before or after, and names the only one', async () => {
    const facts = await factsOf('2026-11');
    const [only] = facts.after.rows;
    if (!only) throw new Error('there is no money');
    const emptied = { ...only, key: newId(), name: 'Valle Bassa' };
    const headOf = (before: (typeof only)[]) =>
      statementOf({ ...facts, before: { ...facts.before, rows: before } }, 'it').facts;
    expect(headOf([])).toContainEqual(['Distretto', only.name]);
    expect(headOf([only, emptied])).toContainEqual([
      'Distretto',
      'tutti quelli visibili a chi lo produce (2)',
    ]);
  });

  it('names the district that it is narrowed to, with money or without', async () => {
    const facts = await factsOf('2026-11');
    const nothing = { ...facts.after, rows: [], omittedRows: 0 };
    const headOf = (district: string | null) =>
      statementOf({ ...facts, scope: { ...facts.scope, district }, before: nothing, after: nothing }, 'it')
        .facts;
    expect(headOf('Valle Alta')).toContainEqual(['Distretto', 'Valle Alta']);
    expect(headOf(null)).toContainEqual(['Distretto', 'nessuno con importi']);
    const without = await makeDistrict(world, 'Valle Alta');
    const { status } = await authority.get(`/budgets/exports/statement?month=2026-11&districtId=${without}`);
    expect(status).toBe(200);
  });

  it('says what changed in the month, figure by figure', async () => {
    const facts = await factsOf('2026-11');
    const { title, change, sections } = statementOf(facts, 'it');
    expect(title).toBe('Prospetto mensile del budget, novembre 2026');
    const paid = change.rows.find(([name]) => name === 'Pagato');
    expect(paid).toEqual(['Pagato', '0,00\u00a0€', '500,00\u00a0€', '500,00\u00a0€']);
    expect(change.rows).toHaveLength(9);
    expect(sections.map((section) => section.rows.length)).toEqual([1, 1, 3]);
  });

  it('gives every division the totals of the month, and says of what money and by whom', async () => {
    const facts = await factsOf('2026-11');
    const { change, sections, ...rest } = statementOf(facts, 'it');
    const ends = change.rows.slice(0, -1).map(([, , end]) => end);
    const [byDistrict, byFund, byComponent] = sections.map(({ total }) => total.slice(1));
    expect(byDistrict).toEqual(ends);
    expect(byFund).toEqual(ends);
    expect(byComponent?.slice(1, -1)).toEqual(ends.slice(1, -1));
    expect(rest.facts).toEqual([
      ['Avviso', 'tutti'],
      ['Fondo', 'tutti'],
      ['Distretto', 'Distretto #set text(red) "Alfa" – Però'],
    ]);
    expect(rest.footer).toContain('02/12/2026');
    expect(rest.footer).toContain('Elena Rinaldi');
    expect(rest.meaning.join(' ')).toContain('nessun valore assunto');
  });

  it('marks a month that is not over as provisional', async () => {
    const facts = { ...(await factsOf('2026-11')), today: civilDate('2026-11-30') };
    expect(statementOf(facts, 'it').meaning[0]).toBe('Il mese non è finito: le cifre sono provvisorie.');
    const [first] = statementOf({ ...facts, today: civilDate('2026-12-01') }, 'it').meaning;
    expect(first).toMatch(/^Situazione al 30\/11\/2026/);
  });
});
