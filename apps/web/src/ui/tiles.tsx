import type { ReactNode } from 'react';
import { formatCount } from '../lib/format.ts';
import { ButtonLink } from './button.tsx';
import { SmileIcon } from './icons.tsx';
import styles from './tiles.module.css';

export interface TaskCardProps {
  /** How many wait; null while unknown. */
  count: number | null;
  /** What waits, in plain words: "nulla osta da completare". */
  label: string;
  detail?: ReactNode;
  /** The one button. */
  action: { readonly label: string; readonly to: string };
  /** What is said when nothing waits. */
  calm: string;
  isUrgent?: boolean;
}

/** Work that waits for the reader: how much, of what, and one button. Cheerful when there is none. */
export function TaskCard({ count, label, detail, action, calm, isUrgent = false }: TaskCardProps) {
  const isCalm = count === 0;
  const mood = isCalm ? styles.calm : isUrgent ? styles.urgent : '';
  return (
    <article className={`${styles.task} ${mood}`}>
      <div className={styles.head}>
        <p className={styles.count}>{isCalm ? <SmileIcon size={32} /> : formatCount(count)}</p>
        <h2 className={styles.label}>{isCalm ? calm : label}</h2>
        {!isCalm && detail && <p className={styles.soft}>{detail}</p>}
      </div>
      <div>
        <ButtonLink to={action.to} tone={isCalm ? 'quiet' : 'secondary'}>
          {action.label}
        </ButtonLink>
      </div>
    </article>
  );
}

export interface Stat {
  readonly label: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
}

/** A few figures side by side. */
export function StatTiles({ stats }: { stats: readonly Stat[] }) {
  return (
    <dl className={styles.tiles}>
      {stats.map(({ label, value, note }) => (
        <div key={label} className={styles.tile}>
          <dt>{label}</dt>
          <dd className={styles.figure}>{value}</dd>
          {note && <dd className={styles.soft}>{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
