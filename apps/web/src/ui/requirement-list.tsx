import type { ReactNode } from 'react';
import { useTexts } from '../i18n/i18n.ts';
import { AlertIcon, CrossIcon, type Icon, MetIcon, UnknownIcon } from './icons.tsx';
import { Link } from './link.tsx';
import styles from './requirement-list.module.css';
import { type BadgeTone, StatusBadge } from './status-badge.tsx';

/** `warning` is met, but not for long or not for certain. */
export type RequirementState = 'met' | 'unmet' | 'unknown' | 'warning';

export interface Requirement {
  readonly id: string;
  readonly state: RequirementState;
  readonly title: string;
  /** The fact that was seen. */
  readonly seen?: ReactNode;
  /** How to mend it. */
  readonly fix?: string | undefined;
  /** Where it is mended. */
  readonly fixTo?: string | undefined;
  /** The rule it comes from. */
  readonly source?: string | undefined;
}

const looks: Record<RequirementState, { icon: Icon; tone: BadgeTone }> = {
  met: { icon: MetIcon, tone: 'good' },
  unmet: { icon: CrossIcon, tone: 'bad' },
  unknown: { icon: UnknownIcon, tone: 'warning' },
  warning: { icon: AlertIcon, tone: 'warning' },
};

/** Every condition of a rule: met, unmet with what was seen and how to mend it, or unknown with what is missing. */
export function RequirementList({ label, items }: { label: string; items: readonly Requirement[] }) {
  return (
    <ul className={styles.list} aria-label={label}>
      {items.map((item) => (
        <RequirementItem key={item.id} {...item} />
      ))}
    </ul>
  );
}

function RequirementItem({ state, title, seen, fix, fixTo, source }: Requirement) {
  const t = useTexts();
  const { icon: Glyph, tone } = looks[state];
  return (
    <li className={styles.item}>
      <Glyph className={`${styles.icon} ${styles[state]}`} />
      <div className={styles.text}>
        <p className={styles.title}>{title}</p>
        {seen && <div className={styles.seen}>{seen}</div>}
        {fix && <p className={styles.fix}>{fixTo ? <Link to={fixTo}>{fix}</Link> : fix}</p>}
        {source && <p className={styles.source}>{source}</p>}
      </div>
      <StatusBadge tone={tone}>{t(`ui.requirement.${state}`)}</StatusBadge>
    </li>
  );
}
