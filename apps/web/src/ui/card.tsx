import { type CSSProperties, type ReactNode, useId } from 'react';
import styles from './card.module.css';

export interface SectionProps {
  title: string;
  /** A line below the title. */
  note?: ReactNode;
  /** Buttons at the title's right. */
  actions?: ReactNode;
  /** The content reaches the edges: for tables. */
  flush?: boolean;
  id?: string;
  children: ReactNode;
}

/** A part of a page under its own title, in a frame. */
export function Section({ title, note, actions, flush = false, id, children }: SectionProps) {
  const titleId = useId();
  return (
    <section
      className={flush ? `${styles.card} ${styles.flush}` : styles.card}
      aria-labelledby={titleId}
      id={id}
    >
      <div className={styles.head}>
        <div>
          <h2 id={titleId}>{title}</h2>
          {note && <p className={styles.note}>{note}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** A frame without a title. */
export function Card({ children, flush = false }: { children: ReactNode; flush?: boolean }) {
  return <div className={flush ? `${styles.card} ${styles.flush}` : styles.card}>{children}</div>;
}

export interface Definition {
  readonly term: string;
  /** A dash is shown for what is missing. */
  readonly value: ReactNode;
  /** Takes the whole line. */
  readonly wide?: boolean;
}

interface ListStyle extends CSSProperties {
  '--column-min': string;
}

/** Facts as term and value, in as many columns as fit. */
export function DefinitionList({ items, minimum = 13 }: { items: readonly Definition[]; minimum?: number }) {
  const style: ListStyle = { '--column-min': `${minimum}rem` };
  return (
    <dl className={styles.list} style={style}>
      {items.map(({ term, value, wide }) => (
        <div key={term} className={wide ? `${styles.pair} ${styles.wide}` : styles.pair}>
          <dt>{term}</dt>
          <dd>{value === null || value === undefined || value === '' ? '–' : value}</dd>
        </div>
      ))}
    </dl>
  );
}
