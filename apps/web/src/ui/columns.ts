import { type ReactNode, useCallback, useState } from 'react';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** `end` for amounts and counts. */
  readonly align?: 'end';
  /** The name the API sorts by; absent when it does not. */
  readonly sortBy?: string;
  /**
   * Percent of the width of a table with rows of one line: a longer text is cut there, and said whole by the hint.
   * Without it a column is as wide as its text.
   */
  readonly share?: number;
  /** The header is said but not shown. */
  readonly hideHeader?: boolean;
  /** Hidden until somebody asks for it. */
  readonly isExtra?: boolean;
  /** What the column gives to an exported file; absent for columns of buttons. */
  readonly text?: (row: Row) => string | number | null;
}

/** The first column names the row and is never hidden. */
export function visibleColumns<Row>(
  columns: readonly Column<Row>[],
  hidden?: ReadonlySet<string>,
): readonly Column<Row>[] {
  return columns.filter((column, index) => index === 0 || !hidden?.has(column.id));
}

export interface ColumnChoice {
  readonly hidden: ReadonlySet<string>;
  toggle: (columnId: string) => void;
  /** Back to the list's own columns. */
  restore: () => void;
}

/** Which columns of a list a person wants to see, remembered on this device under the list's name. */
export function useColumnChoice<Row>(list: string, columns: readonly Column<Row>[]): ColumnChoice {
  const storageKey = `approdo.columns.${list}`;
  const [chosen, setChosen] = useState<readonly string[] | null>(() => readNames(storageKey));
  const own = columns.filter((column) => column.isExtra).map((column) => column.id);
  const hidden = new Set(chosen ?? own);
  const toggle = (columnId: string) => {
    const next = new Set(hidden);
    if (!next.delete(columnId)) next.add(columnId);
    window.localStorage.setItem(storageKey, JSON.stringify([...next]));
    setChosen([...next]);
  };
  const restore = useCallback(() => {
    window.localStorage.removeItem(storageKey);
    setChosen(null);
  }, [storageKey]);
  return { hidden, toggle, restore };
}

function readNames(storageKey: string): string[] | null {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(storageKey) ?? 'null');
    return Array.isArray(stored) ? stored.filter((name) => typeof name === 'string') : null;
  } catch {
    return null;
  }
}
