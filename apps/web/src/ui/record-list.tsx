import type { ReactNode } from 'react';
import styles from './record-list.module.css';

export interface RecordItem {
  readonly id: string;
  readonly title: ReactNode;
  /** Lines of facts below the title; empty ones are left out. */
  readonly details?: readonly ReactNode[];
  readonly badge?: ReactNode;
  /** A menu or a button at the far end. */
  readonly actions?: ReactNode;
  /** No longer in force: shown with less weight. */
  readonly isPast?: boolean;
}

/** A few dated facts of one kind, each with its state and what can be done to it. */
export function RecordList({ label, items }: { label: string; items: readonly RecordItem[] }) {
  return (
    <ul className={styles.list} aria-label={label}>
      {items.map(({ id, title, details = [], badge, actions, isPast = false }) => (
        <li key={id} className={isPast ? `${styles.item} ${styles.past}` : styles.item}>
          <div className={styles.matter}>
            <div className={styles.head}>
              <span className={styles.title}>{title}</span>
              {badge}
            </div>
            {details.map((detail, index) =>
              detail ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one item never change places
                <p key={index} className={styles.detail}>
                  {detail}
                </p>
              ) : null,
            )}
          </div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </li>
      ))}
    </ul>
  );
}
