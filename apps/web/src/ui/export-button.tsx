import { useTexts } from '../i18n/i18n.ts';
import { downloadCsv } from '../lib/csv.ts';
import { IconButton } from './button.tsx';
import { type Column, visibleColumns } from './columns.ts';
import { ExportIcon } from './icons.tsx';

export interface ExportButtonProps<Row> {
  /** The file's name, to which the day is added. */
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  hidden?: ReadonlySet<string>;
}

/** Saves the rows on screen, in the columns on screen, as a file for a spreadsheet. Columns without `text` stay out. */
export function ExportButton<Row>({ name, columns, rows, hidden }: ExportButtonProps<Row>) {
  const t = useTexts();
  const save = () => {
    const kept = visibleColumns(columns, hidden).flatMap(({ header, text }) =>
      text ? [{ header, text }] : [],
    );
    const lines = rows.map((row) => kept.map(({ text }) => text(row)));
    downloadCsv(name, [kept.map(({ header }) => header), ...lines]);
  };
  return <IconButton icon={ExportIcon} label={t('ui.table.export')} onClick={save} />;
}
