import type { CSSProperties, ReactNode } from 'react';
import styles from './layout.module.css';

/** 4, 8, 12, 16 or 24 pixels. */
export type Gap = 1 | 2 | 3 | 4 | 5;

function classes(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

/** Things one below the other. */
export function Stack({ gap = 3, children }: { gap?: Gap; children: ReactNode }) {
  return <div className={classes(styles.stack, styles[`gap${gap}`])}>{children}</div>;
}

export interface RowProps {
  gap?: Gap;
  /** `start` unless told; `spread` puts the last at the far end. */
  justify?: 'start' | 'spread' | 'end';
  align?: 'centre' | 'top';
  children: ReactNode;
}

/** Things side by side, which wrap when there is no room. */
export function Row({ gap = 2, justify = 'start', align = 'centre', children }: RowProps) {
  const className = classes(
    styles.row,
    styles[`gap${gap}`],
    justify === 'spread' && styles.spread,
    justify === 'end' && styles.end,
    align === 'top' && styles.top,
  );
  return <div className={className}>{children}</div>;
}

interface ColumnsStyle extends CSSProperties {
  '--column-min': string;
}

export interface ColumnsProps {
  minimum?: number;
  /** All as tall as the tallest: for cards of one kind. */
  isEven?: boolean;
  children: ReactNode;
}

/** Equal columns, as many as fit when each has at least `minimum` (rem). */
export function Columns({ minimum = 18, isEven = false, children }: ColumnsProps) {
  const style: ColumnsStyle = { '--column-min': `${minimum}rem` };
  return (
    <div className={classes(styles.columns, isEven && styles.even)} style={style}>
      {children}
    </div>
  );
}

export interface WithSidebarProps {
  children: ReactNode;
  sidebar: ReactNode;
  /** What stands beside decides what the matter says: it is read first, and stands above on narrow screens. */
  isSidebarFirst?: boolean;
}

/** The page's matter with a column of 22 rem beside it, which goes below on narrow screens. */
export function WithSidebar({ children, sidebar, isSidebarFirst = false }: WithSidebarProps) {
  const beside = <Stack gap={4}>{sidebar}</Stack>;
  return (
    <div className={classes(styles.sidebar, isSidebarFirst && styles.sidebarFirst)}>
      {isSidebarFirst && beside}
      <Stack gap={4}>{children}</Stack>
      {!isSidebarFirst && beside}
    </div>
  );
}

/** The grid of a form: twelve columns, on which a child takes six and a `Cell` what it says. */
export function FieldGrid({ children }: { children: ReactNode }) {
  return <div className={styles.fields}>{children}</div>;
}

/** A place on the form's grid, in twelfths. */
export function Cell({ span = 6, children }: { span?: 3 | 4 | 6 | 8 | 12; children: ReactNode }) {
  return <div className={styles[`span${span}`]}>{children}</div>;
}

/** A text and what stands behind it, on one line where the place allows only one: the text gives way. */
export function Line({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className={styles.line}>
      <span className={styles.givesWay} data-cut="">
        {text}
      </span>
      {children}
    </div>
  );
}

/** A field, and the button of its row at the height of its input. */
export function FieldWithTool({ children, tool }: { children: ReactNode; tool: ReactNode }) {
  return (
    <div className={styles.withTool}>
      {children}
      {tool && <div className={styles.besideInput}>{tool}</div>}
    </div>
  );
}

/** Text of less weight, for what explains. */
export function Soft({ children, small = false }: { children: ReactNode; small?: boolean }) {
  return <span className={classes(styles.soft, small && styles.small)}>{children}</span>;
}

export function Strong({ children }: { children: ReactNode }) {
  return <strong className={styles.strong}>{children}</strong>;
}

/** A code for people (`FA-2026-000123`), which never breaks across lines. */
export function Code({ children }: { children: ReactNode }) {
  return <span className={styles.code}>{children}</span>;
}
