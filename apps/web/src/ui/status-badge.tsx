import type { ReactNode } from 'react';
import styles from './badge.module.css';
import type { Icon } from './icons.tsx';

/** `violet` is for what waits for somebody else. */
export type BadgeTone = 'neutral' | 'info' | 'good' | 'warning' | 'bad' | 'violet';

/** A state, always in words; the colour only helps the eye. */
export function StatusBadge({
  tone = 'neutral',
  icon: Glyph,
  children,
}: {
  tone?: BadgeTone;
  icon?: Icon;
  children: ReactNode;
}) {
  return (
    <span className={`${styles.badge} ${styles[tone]}`}>
      {Glyph && <Glyph size={14} />}
      {children}
    </span>
  );
}
