import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { useTexts } from '../i18n/i18n.ts';
import { type Column, visibleColumns } from './columns.ts';
import { hintAtCutText } from './cut-hint.ts';
import styles from './data-table.module.css';
import { EmptyState, type EmptyStateProps } from './empty-state.tsx';
import { ChevronDownIcon, ChevronUpIcon, SortIcon } from './icons.tsx';
import { Link } from './link.tsx';
import { TableSkeleton } from './skeletons.tsx';

export interface DataTableProps<Row> {
  /** What the table lists; said by assistive technology. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Where a row leads: its first column becomes the link, and the whole row can be clicked. */
  rowHref?: (row: Row) => string;
  /** `name`, `-name` or empty. */
  sort?: string;
  onSort?: (sort: string) => void;
  /** The ids of the columns the person hid; see useColumnChoice. */
  hidden?: ReadonlySet<string>;
  isLoading?: boolean;
  empty?: EmptyStateProps;
  /** On a narrow screen: each row as a card, or the whole table moved sideways. */
  narrow?: 'cards' | 'scroll';
  /** The names of the rows stay in sight when a wide table is moved sideways. */
  holdsFirst?: boolean;
  /** Every row is one line high, on a wide screen: columns with a `share` give way. */
  isOneLine?: boolean;
  /** A last row of totals, by column id; the first column says what they are. */
  totals?: Readonly<Record<string, ReactNode>>;
}

/** Rows of facts. Arrow keys walk the rows, Enter opens one; on a narrow screen a row is a card. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, rows, isLoading = false, empty, narrow = 'cards', isOneLine = false } = props;
  const captionId = useId();
  if (isLoading) return <TableSkeleton />;
  if (rows.length === 0 && empty) return <EmptyState bare {...empty} />;
  const columns = visibleColumns(props.columns, props.hidden);
  const looks = [
    styles.table,
    narrow === 'cards' && styles.cards,
    props.holdsFirst && styles.holding,
    isOneLine && styles.oneLine,
  ];
  return (
    <div className={styles.region} {...(narrow === 'scroll' ? movable(captionId) : {})}>
      <table
        className={looks.filter(Boolean).join(' ')}
        onKeyDown={walkRows}
        {...(isOneLine ? { onMouseOver: hintAtCutText, onMouseMove: hintAtCutText } : {})}
      >
        <caption id={captionId} className="visually-hidden">
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={props.sort ?? ''} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <BodyRow key={props.rowKey(row)} row={row} columns={columns} rowHref={props.rowHref} />
          ))}
        </tbody>
        {props.totals && <TotalsRow columns={columns} totals={props.totals} />}
      </table>
    </div>
  );
}

// Wider than the screen, it is moved sideways with the keyboard, so it must take the focus.
function movable(captionId: string) {
  return { role: 'group', tabIndex: 0, 'aria-labelledby': captionId } as const;
}

interface HeaderCellProps<Row> {
  column: Column<Row>;
  sort: string;
  onSort: ((sort: string) => void) | undefined;
}

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  const t = useTexts();
  const { header, align, sortBy } = column;
  const className = align === 'end' ? styles.end : undefined;
  if (!sortBy || !onSort) {
    return (
      <th scope="col" className={className} {...widthOf(column)}>
        {column.hideHeader ? <span className="visually-hidden">{header}</span> : header}
      </th>
    );
  }
  const direction = sort === sortBy ? 'ascending' : sort === `-${sortBy}` ? 'descending' : 'none';
  const Glyph = { ascending: ChevronUpIcon, descending: ChevronDownIcon, none: SortIcon }[direction];
  return (
    <th scope="col" className={className} aria-sort={direction} {...widthOf(column)}>
      <button
        type="button"
        className={styles.sort}
        onClick={() => onSort(direction === 'ascending' ? `-${sortBy}` : sortBy)}
        title={t('ui.table.sortBy', { column: header })}
      >
        {header}
        <Glyph size={14} className={direction === 'none' ? styles.unsorted : undefined} />
      </button>
    </th>
  );
}

const widthOf = ({ share }: { share?: number }) =>
  share === undefined ? {} : { style: { width: `${share}%` } };

interface TotalsRowProps<Row> {
  columns: readonly Column<Row>[];
  totals: Readonly<Record<string, ReactNode>>;
}

function TotalsRow<Row>({ columns: [first, ...others], totals }: TotalsRowProps<Row>) {
  return (
    <tfoot>
      <tr>
        <th scope="row">{first && totals[first.id]}</th>
        {others.map(({ id, header, align }) => (
          <td
            key={id}
            className={align === 'end' ? styles.end : undefined}
            data-label={totals[id] === undefined ? undefined : header}
          >
            <div className={styles.value}>{totals[id]}</div>
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

interface BodyRowProps<Row> {
  row: Row;
  columns: readonly Column<Row>[];
  rowHref: ((row: Row) => string) | undefined;
}

function BodyRow<Row>({ row, columns, rowHref }: BodyRowProps<Row>) {
  const [first, ...others] = columns;
  if (!first) return null;
  const href = rowHref?.(row);
  return (
    <tr className={href ? styles.leads : undefined}>
      <th scope="row" className={styles.lead}>
        {href ? (
          <Link to={href} plain>
            {first.cell(row)}
          </Link>
        ) : (
          first.cell(row)
        )}
      </th>
      {others.map((column) => (
        <td
          key={column.id}
          className={lookOf(column)}
          data-label={column.hideHeader ? undefined : column.header}
        >
          <div className={styles.value} {...(column.share === undefined ? {} : { 'data-cut': '' })}>
            {column.cell(row)}
          </div>
        </td>
      ))}
    </tr>
  );
}

function lookOf({ align, share }: Pick<Column<never>, 'align' | 'share'>): string | undefined {
  const looks = [align === 'end' && styles.end, share !== undefined && styles.cut];
  return looks.filter(Boolean).join(' ') || undefined;
}

// From a link in one row to the link in the row above or below, as in a list.
function walkRows(event: KeyboardEvent<HTMLTableElement>) {
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  const step = steps[event.key];
  const { target, currentTarget } = event;
  if (step === undefined || !(target instanceof HTMLAnchorElement)) return;
  const links = [...currentTarget.querySelectorAll<HTMLAnchorElement>('tbody th[scope="row"] a')];
  const at = links.indexOf(target);
  if (at < 0) return;
  event.preventDefault();
  links[Math.min(Math.max(at + step, 0), links.length - 1)]?.focus();
}
