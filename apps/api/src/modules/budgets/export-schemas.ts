import Type, { type Static, type TProperties } from 'typebox';
import { Count, enumOf, Flag, named, Text } from '../../platform/schema.ts';
import { BudgetAlertFilterShape } from './alert-schemas.ts';
import { AllocationPlanFilterShape } from './plan-schemas.ts';
import { BudgetTransferFilterShape } from './transfer-schemas.ts';
import { WaitingFilterShape } from './waiting-schemas.ts';
import {
  BudgetLineFilterShape,
  BudgetMovementFilterShape,
  WaterfallFilterShape,
} from './waterfall-schemas.ts';

/** Bytes in base 64: files travel inside the answer, so that they are JSON like all others. */
const Content = Type.String({
  contentEncoding: 'base64',
  pattern: '^[A-Za-z0-9+/]*={0,2}$',
  maxLength: 20_000_000,
});

export const ExportedFileShape = named(
  'ExportedFile',
  { name: Text(120), mediaType: Text(120), content: Content, rows: Count, cut: Flag },
  {
    description:
      'A file to be kept: its name, its media type, its bytes in base 64, and how many rows it holds. `cut` is true when there were more than the 10,000 that a file holds.',
    examples: [
      {
        name: 'approdo-budget-2026-11-22.csv',
        mediaType: 'text/csv; charset=utf-8',
        content: 'Tm9tZTtBc3NlZ25hdG8NCg==',
        rows: 1,
        cut: false,
      },
    ],
  },
);
export type ExportedFile = Static<typeof ExportedFileShape>;

/** The filters of a list, without its pages, and the kind of file. */
function fileOf<Properties extends TProperties>({ properties }: { properties: Properties }) {
  const { limit, cursor, ...filters } = properties;
  return Type.Object({
    ...(filters as Omit<Properties, 'limit' | 'cursor'>),
    format: { ...enumOf(['csv', 'xlsx']), description: 'The kind of file.' },
  });
}

export const WaterfallExportShape = fileOf(WaterfallFilterShape);
export type WaterfallExport = Static<typeof WaterfallExportShape>;
export const LineExportShape = fileOf(BudgetLineFilterShape);
export type LineExport = Static<typeof LineExportShape>;
export const MovementExportShape = fileOf(BudgetMovementFilterShape);
export type MovementExport = Static<typeof MovementExportShape>;
export const TransferExportShape = fileOf(BudgetTransferFilterShape);
export type TransferExport = Static<typeof TransferExportShape>;
export const WaitingExportShape = fileOf(WaitingFilterShape);
export type WaitingExport = Static<typeof WaitingExportShape>;
export const PlanExportShape = fileOf(AllocationPlanFilterShape);
export type PlanExport = Static<typeof PlanExportShape>;
export const AlertExportShape = fileOf(BudgetAlertFilterShape);
export type AlertExport = Static<typeof AlertExportShape>;
