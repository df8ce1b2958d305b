import type { ReactNode } from 'react';
import { type Icon, SmileIcon } from './icons.tsx';
import styles from './state.module.css';

export interface EmptyStateProps {
  title: string;
  /** What to do next, in the reader's own job. */
  description?: ReactNode;
  icon?: Icon;
  action?: ReactNode;
  /** Without its frame, inside a card or a table. */
  bare?: boolean;
}

/** Nothing to show, and what to do about it. */
export function EmptyState({
  title,
  description,
  icon: Glyph = SmileIcon,
  action,
  bare = false,
}: EmptyStateProps) {
  return (
    <div className={bare ? `${styles.state} ${styles.bare}` : styles.state}>
      <Glyph size={32} className={styles.icon} />
      <h2>{title}</h2>
      {description && <p>{description}</p>}
      {action && <div className={styles.actions}>{action}</div>}
    </div>
  );
}
