import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { formatCount } from '../lib/format.ts';
import { ButtonLink } from './button.tsx';
import { type Icon, SmileIcon } from './icons.tsx';
import styles from './tiles.module.css';

export interface TaskCardProps {
  /** How many wait; null while unknown. */
  count: number | null;
  /** True when more wait than were counted: shown as `100+`. */
  isAtLeast?: boolean;
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
export function TaskCard({
  count,
  label,
  detail,
  action,
  calm,
  isAtLeast = false,
  isUrgent = false,
}: TaskCardProps) {
  const isCalm = count === 0;
  const mood = isCalm ? styles.calm : isUrgent ? styles.urgent : '';
  return (
    <article className={`${styles.task} ${mood}`}>
      <div className={styles.head}>
        <p className={styles.count}>
          {isCalm ? <SmileIcon size={32} /> : `${formatCount(count)}${isAtLeast ? '+' : ''}`}
        </p>
        <h2 className={styles.label}>{isCalm ? calm : label}</h2>
        {!isCalm && detail && <p className={styles.soft}>{detail}</p>}
      </div>
      <div>
        <ButtonLink to={action.to}>{action.label}</ButtonLink>
      </div>
    </article>
  );
}

export interface ShortcutCardProps {
  to: string;
  icon: Icon;
  label: string;
  /** What is done there, in a line. */
  detail: string;
}

/** A place to go to; all of it is the link. */
export function ShortcutCard({ to, icon: Glyph, label, detail }: ShortcutCardProps) {
  return (
    <RouterLink to={to} className={styles.shortcut}>
      <Glyph size={22} className={styles.glyph} />
      <span>
        <span className={styles.label}>{label}</span>
        <span className={styles.line}>{detail}</span>
      </span>
    </RouterLink>
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
