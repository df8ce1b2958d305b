import type { ReactNode } from 'react';
import { AlertIcon, type Icon, InfoIcon, MetIcon, WarningIcon } from './icons.tsx';
import styles from './notice.module.css';

export type NoticeTone = 'info' | 'good' | 'warning' | 'bad';

const icons: Record<NoticeTone, Icon> = {
  info: InfoIcon,
  good: MetIcon,
  warning: AlertIcon,
  bad: WarningIcon,
};

export interface NoticeProps {
  tone?: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  /** Read out at once by assistive technology: only for the outcome of what was just done. */
  isUrgent?: boolean;
}

/** A short message that stays where it is: a warning on a plan, an explanation of a state. */
export function Notice({ tone = 'info', title, children, isUrgent = false }: NoticeProps) {
  const Glyph = icons[tone];
  return (
    <div className={`${styles.notice} ${styles[tone]}`} role={isUrgent ? 'alert' : undefined}>
      <Glyph className={styles.icon} />
      <div className={styles.body}>
        {title && <p className={styles.title}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
