import { useRef, useState } from 'react';
import { type TextOf, useTexts } from '../i18n/i18n.ts';
import { downloadCsv } from '../lib/csv.ts';
import { formatCount } from '../lib/format.ts';
import { IconButton } from './button.tsx';
import { type Column, visibleColumns } from './columns.ts';
import { askConfirmation } from './confirm.tsx';
import { ExportIcon } from './icons.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { toast } from './toast.tsx';
import styles from './toolbar.module.css';

export interface PageOf<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}

export interface ExportButtonProps<Row> {
  /** The file's name, to which the day is added. */
  name: string;
  columns: readonly Column<Row>[];
  hidden?: ReadonlySet<string>;
  /** Reads a page of the list as it is filtered; the first one without a cursor. */
  readPage: (at: { cursor?: string }) => Promise<PageOf<Row>>;
}

/** Rows of a file at the most: more than a person reads, and what a browser holds with ease. */
export const exportedRowsMax = 10_000;

/**
 * Saves the whole list as it is filtered, in the columns on screen, as a file for a spreadsheet. Columns without
 * `text` stay out. The reading goes on when the page is left.
 */
export function ExportButton<Row>({ name, columns, hidden, readPage }: ExportButtonProps<Row>) {
  const t = useTexts();
  const [read, setRead] = useState<number | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const isBusy = useRef(false);
  const save = async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    setProblem(null);
    setRead(0);
    try {
      const { rows, isWhole } = await readAll(readPage, setRead);
      if (!isWhole && !(await askToSaveBeginning(t))) return;
      downloadCsv(name, linesOf(rows, visibleColumns(columns, hidden)));
      toast(t('ui.table.exported', { count: rows.length, shown: formatCount(rows.length) }));
    } catch (reason) {
      setProblem(reason);
    } finally {
      isBusy.current = false;
      setRead(null);
    }
  };
  return (
    <>
      <span className={styles.progress} role="status">
        {read !== null && t('ui.table.exporting', { count: read, shown: formatCount(read) })}
      </span>
      <IconButton icon={ExportIcon} label={t('ui.table.export')} onClick={() => void save()} />
      {problem !== null && (
        <div className={styles.problem}>
          <ProblemAlert problem={problem} />
        </div>
      )}
    </>
  );
}

/** Every row of a list, page after page, until it ends or there are as many as a file may hold. */
async function readAll<Row>(readPage: ExportButtonProps<Row>['readPage'], onRead: (count: number) => void) {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page: PageOf<Row> = await readPage(cursor === null ? {} : { cursor });
    rows.push(...page.items);
    cursor = page.nextCursor;
    onRead(rows.length);
  } while (cursor !== null && rows.length < exportedRowsMax);
  const isWhole = cursor === null && rows.length <= exportedRowsMax;
  return { rows: rows.slice(0, exportedRowsMax), isWhole };
}

function askToSaveBeginning(t: TextOf): Promise<boolean> {
  const shown = formatCount(exportedRowsMax);
  return askConfirmation({
    title: t('ui.table.exportTooLong'),
    message: t('ui.table.exportLimit', { shown }),
    confirm: t('ui.table.exportBeginning', { shown }),
  });
}

function linesOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[]) {
  const kept = columns.flatMap(({ header, text }) => (text ? [{ header, text }] : []));
  return [kept.map(({ header }) => header), ...rows.map((row) => kept.map(({ text }) => text(row)))];
}
