import type { ReactNode } from 'react';
import { formatInstant } from '../lib/format.ts';
import { DotIcon, type Icon } from './icons.tsx';
import styles from './steps.module.css';

export interface TimelineEvent {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly who?: string | null;
  readonly icon?: Icon;
}

/** What happened, latest first as it is given: when, what, who. */
export function Timeline({ label, events }: { label: string; events: readonly TimelineEvent[] }) {
  return (
    <ol className={styles.timeline} aria-label={label}>
      {events.map(({ id, at, title, detail, who, icon: Glyph = DotIcon }) => (
        <li key={id} id={id} className={styles.event}>
          <span className={styles.dot} aria-hidden>
            <Glyph size={14} />
          </span>
          <p>{title}</p>
          {detail && <div>{detail}</div>}
          <p className={styles.soft}>
            <time dateTime={at}>{formatInstant(at)}</time>
            {who ? ` · ${who}` : ''}
          </p>
        </li>
      ))}
    </ol>
  );
}
