import { romeToday } from '@approdo/shared/dates';

type CsvValue = string | number | null;

/**
 * Lines as Italian spreadsheets open them: semicolons, decimal commas. A text that a spreadsheet would run as a
 * formula is preceded by an apostrophe; a number with its sign runs nothing.
 */
export function csvOf(lines: readonly (readonly CsvValue[])[]): string {
  return lines.map((line) => line.map(csvCell).join(';')).join('\r\n');
}

function csvCell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  const isFormula = /^[=+\-@\t\r]/.test(value) && !/^-\d+(?:,\d+)?$/.test(value);
  const harmless = isFormula ? `'${value}` : value;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Saves lines as `name-2026-11-22.csv` on the person's device. */
export function downloadCsv(name: string, lines: readonly (readonly CsvValue[])[]): void {
  // The mark at the start tells spreadsheets that the file is UTF-8.
  saveFile(`${name}-${romeToday(new Date())}.csv`, {
    parts: ['\ufeff', csvOf(lines)],
    type: 'text/csv;charset=utf-8',
  });
}

/** Saves a file of this type on the person's device. */
export function saveFile(name: string, { parts, type }: { parts: BlobPart[]; type: string }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
