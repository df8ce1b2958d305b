import { postingKindWords } from '@approdo/shared/ledger';
import type { Context } from '../../platform/context.ts';
import type { Page } from '../../platform/keyset.ts';
import type { Language, Localised } from '../../platform/problem.ts';
import type { SheetCell, SheetColumn, SheetFormat } from '../../platform/spreadsheet.ts';
import { sheetFile, sheetMediaTypes } from '../../platform/spreadsheet.ts';
import { budgetAlertPage } from './alert-queries.ts';
import type {
  AlertExport,
  ExportedFile,
  LineExport,
  MovementExport,
  PlanExport,
  TransferExport,
  WaitingExport,
  WaterfallExport,
} from './export-schemas.ts';
import {
  editionName,
  fundName,
  waitingStateWords,
  words,
  writtenDay,
  writtenInstant,
} from './export-words.ts';
import { budgetLinePage, budgetMovementPage } from './list-queries.ts';
import { allocationPlanPage } from './plan-queries.ts';
import { budgetTransferPage } from './transfer-queries.ts';
import { waitingPage } from './waiting-queries.ts';
import { waterfall } from './waterfall-queries.ts';

/** How many rows a file holds at the most. */
const exportRowsMax = 10_000;

/** A column of an exported list: its heading, and what a row shows in it. */
type Column<Row> = readonly [
  heading: Localised,
  kind: SheetColumn['kind'],
  cell: (row: Row, language: Language) => SheetCell,
];

const w = words;

export async function exportedWaterfall(
  ctx: Context,
  { format, ...filter }: WaterfallExport,
): Promise<ExportedFile> {
  const { rows, totals } = await waterfall(ctx, filter);
  const all = [...rows, { key: '', name: w.total[ctx.language], ...totals }];
  return fileOf(ctx, { name: w.waterfall, format, rows: all, isCut: false }, [
    [w.name, 'text', (row) => row.name],
    [w.allocated, 'cents', (row) => row.allocatedCents],
    [w.reserved, 'cents', (row) => row.reservedCents],
    [w.committed, 'cents', (row) => row.committedCents],
    [w.accrued, 'cents', (row) => row.accruedCents],
    [w.ordered, 'cents', (row) => row.orderedCents],
    [w.paid, 'cents', (row) => row.paidCents],
    [w.recoverable, 'cents', (row) => row.recoverableCents],
    [w.recovered, 'cents', (row) => row.recoveredCents],
    [w.available, 'cents', (row) => row.availableCents],
  ]);
}

export function exportedLines(ctx: Context, { format, ...filter }: LineExport): Promise<ExportedFile> {
  return exportedList(
    ctx,
    { name: w.lines, format, page: (paging) => budgetLinePage(ctx, { ...filter, ...paging }) },
    [
      [w.dowry, 'text', (row) => row.dowryCode],
      [w.component, 'text', (row, language) => w[row.component][language]],
      [w.edition, 'text', (row) => editionName(row.editionId)],
      [w.fund, 'text', (row) => fundName(row.fundId)],
      [w.district, 'text', (row) => row.districtName],
      [w.promoter, 'text', (row) => row.promoterName],
      [w.amount, 'cents', (row) => row.amountCents],
    ],
  );
}

export function exportedMovements(
  ctx: Context,
  { format, ...filter }: MovementExport,
): Promise<ExportedFile> {
  return exportedList(
    ctx,
    { name: w.movements, format, page: (paging) => budgetMovementPage(ctx, { ...filter, ...paging }) },
    [
      [w.effectiveOn, 'text', (row, language) => writtenDay(row.effectiveOn, language)],
      [w.recordedAt, 'text', (row, language) => writtenInstant(row.recordedAt, language)],
      [w.kind, 'text', (row, language) => postingKindWords[language][row.kind]],
      [w.edition, 'text', (row) => editionName(row.editionId)],
      [w.fund, 'text', (row) => fundName(row.fundId)],
      [w.district, 'text', (row) => row.districtName],
      [w.dowry, 'text', (row) => row.dowryCode],
      [w.amount, 'cents', (row) => row.amountCents],
    ],
  );
}

export function exportedTransfers(
  ctx: Context,
  { format, ...filter }: TransferExport,
): Promise<ExportedFile> {
  return exportedList(
    ctx,
    { name: w.transfers, format, page: (paging) => budgetTransferPage(ctx, { ...filter, ...paging }) },
    [
      [w.recordedAt, 'text', (row, language) => writtenInstant(row.proposedAt, language)],
      [w.edition, 'text', (row) => editionName(row.editionId)],
      [w.fund, 'text', (row) => fundName(row.fundId)],
      [w.fromDistrict, 'text', (row) => row.fromDistrictName],
      [w.toDistrict, 'text', (row) => row.toDistrictName],
      [w.amount, 'cents', (row) => row.amountCents],
      [w.state, 'text', (row, language) => w[row.state][language]],
      [w.decidedAt, 'text', (row, language) => writtenInstant(row.decidedAt, language)],
    ],
  );
}

export function exportedWaiting(ctx: Context, { format, ...filter }: WaitingExport): Promise<ExportedFile> {
  return exportedList(
    ctx,
    { name: w.waiting, format, page: (paging) => waitingPage(ctx, { ...filter, ...paging }) },
    [
      [w.edition, 'text', (row) => editionName(row.editionId)],
      [w.district, 'text', (row) => row.districtName],
      [w.position, 'number', (row) => row.position],
      [w.dowry, 'text', (row) => row.dowryCode],
      [w.promoter, 'text', (row) => row.promoterName],
      [w.amount, 'cents', (row) => row.amountCents],
      [w.state, 'text', (row, language) => waitingStateWords[row.state][language]],
      [w.requestedAt, 'text', (row, language) => writtenInstant(row.requestedAt, language)],
      [w.offeredAt, 'text', (row, language) => writtenInstant(row.offeredAt, language)],
      [w.precedence, 'text', (row) => row.precedenceReason],
    ],
  );
}

export function exportedPlans(ctx: Context, { format, ...filter }: PlanExport): Promise<ExportedFile> {
  return exportedList(
    ctx,
    { name: w.plans, format, page: (paging) => allocationPlanPage(ctx, { ...filter, ...paging }) },
    [
      [w.edition, 'text', (row) => editionName(row.editionId)],
      [w.fund, 'text', (row) => fundName(row.fundId)],
      [w.district, 'text', (row) => row.districtName],
      [w.quarter, 'text', (row, language) => writtenDay(row.quarterStartsOn, language)],
      [w.planned, 'cents', (row) => row.plannedCents],
      [w.allocated, 'cents', (row) => row.allocatedCents],
      [w.difference, 'cents', (row) => row.differenceCents],
    ],
  );
}

export function exportedAlerts(ctx: Context, { format, ...filter }: AlertExport): Promise<ExportedFile> {
  return exportedList(
    ctx,
    { name: w.alerts, format, page: (paging) => budgetAlertPage(ctx, { ...filter, ...paging }) },
    [
      [w.edition, 'text', (row) => editionName(row.editionId)],
      [w.fund, 'text', (row) => fundName(row.fundId)],
      [w.district, 'text', (row) => row.districtName],
      [w.message, 'text', (row) => row.message],
      [w.allocated, 'cents', (row) => row.allocatedCents],
      [w.available, 'cents', (row) => row.availableCents],
      [w.endsOn, 'text', (row, language) => writtenDay(row.endsOn, language)],
    ],
  );
}

interface Listed<Row> {
  name: Localised;
  format: SheetFormat;
  page(paging: { limit: number; cursor?: string }): Promise<Page<Row>>;
}

/** All pages of a list, one after another, up to what a file holds. */
async function exportedList<Row>(
  ctx: Context,
  { page, ...file }: Listed<Row>,
  columns: readonly Column<Row>[],
): Promise<ExportedFile> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const read: Page<Row> = await page({ limit: 100, ...(cursor !== null && { cursor }) });
    rows.push(...read.items);
    cursor = read.nextCursor;
  } while (cursor !== null && rows.length < exportRowsMax);
  return fileOf(ctx, { ...file, rows, isCut: cursor !== null }, columns);
}

async function fileOf<Row>(
  { language, clock }: Context,
  {
    name,
    format,
    rows,
    isCut,
  }: { name: Localised; format: SheetFormat; rows: readonly Row[]; isCut: boolean },
  columns: readonly Column<Row>[],
): Promise<ExportedFile> {
  const sheet = {
    title: name[language],
    columns: columns.map(([heading, kind]) => ({ label: heading[language], kind })),
    rows: rows.map((row) => columns.map(([, , cell]) => cell(row, language))),
  };
  const fileName = name[language].toLowerCase().replace(/[^a-z]+/g, '-');
  return {
    name: `approdo-${fileName}-${clock.today()}.${format}`,
    mediaType: sheetMediaTypes[format],
    content: (await sheetFile(sheet, format, language)).toString('base64'),
    rows: rows.length,
    cut: isCut,
  };
}
