import writeXlsxFile from 'write-excel-file/node';
import type { Language } from './problem.ts';

export type SheetFormat = 'csv' | 'xlsx';

export const sheetMediaTypes: Record<SheetFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A column; `cents` become euros with two decimals. */
export interface SheetColumn {
  label: string;
  kind: 'text' | 'cents' | 'number';
}
export type SheetCell = string | number | null;
export interface Sheet {
  title: string;
  columns: readonly SheetColumn[];
  rows: readonly (readonly SheetCell[])[];
}

/** A table as a file: CSV as the programs of the language read it, or a workbook whose amounts are numbers. */
export function sheetFile(sheet: Sheet, format: SheetFormat, language: Language): Promise<Buffer> {
  return format === 'csv' ? Promise.resolve(Buffer.from(csvOf(sheet, language))) : workbookOf(sheet);
}

function csvOf({ columns, rows }: Sheet, language: Language): string {
  const [separator, point] = language === 'it' ? [';', ','] : [',', '.'];
  const text = (cell: SheetCell, kind: SheetColumn['kind']): string => {
    if (cell === null) return '';
    if (typeof cell === 'number')
      return (kind === 'cents' ? (cell / 100).toFixed(2) : String(cell)).replace('.', point);
    // a program must not take a text for a formula
    const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
    return /["\n\r;,]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [
    columns.map(({ label }) => text(label, 'text')),
    ...rows.map((row) => row.map((cell, index) => text(cell, columns[index]?.kind ?? 'text'))),
  ];
  // the mark by which spreadsheet programs know the encoding
  return `\uFEFF${lines.map((line) => line.join(separator)).join('\r\n')}\r\n`;
}

function workbookOf({ title, columns, rows }: Sheet): Promise<Buffer> {
  const heading = columns.map(({ label }) => ({ value: label, type: String, fontWeight: 'bold' as const }));
  const data = rows.map((row) =>
    row.map((cell, index) => {
      if (cell === null) return null;
      if (typeof cell === 'string') return { value: cell, type: String };
      return columns[index]?.kind === 'cents'
        ? { value: cell / 100, type: Number, format: '#,##0.00' }
        : { value: cell, type: Number };
    }),
  );
  return writeXlsxFile([heading, ...data], {
    // a sheet's name is at most 31 characters
    sheet: title.slice(0, 31),
    columns: columns.map(({ kind }) => ({ width: kind === 'text' ? 28 : 16 })),
    stickyRowsCount: 1,
  }).toBuffer();
}
