import { useEffect, useRef } from 'react';
import { NavLink } from 'react-router';
import styles from './tabs.module.css';

export interface Tab {
  readonly to: string;
  readonly label: string;
  readonly count?: number;
  /** Current only at this very address, not below it. */
  readonly exact?: boolean;
}

/** The parts of one thing, each with an address of its own. They are links: Back walks through them. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const bar = useCurrentInSight();
  return (
    <nav ref={bar} className={styles.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end={tab.exact ?? false} className={styles.tab ?? ''}>
          {tab.label}
          {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
        </NavLink>
      ))}
    </nav>
  );
}

/** On a narrow screen the bar scrolls: the part that is open is never out of its sight. */
function useCurrentInSight() {
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    const shown = bar.current;
    const current = shown?.querySelector(`[aria-current="page"]`);
    if (!shown || !current) return;
    const [frame, tab] = [shown.getBoundingClientRect(), current.getBoundingClientRect()];
    if (tab.right > frame.right) shown.scrollLeft += tab.right - frame.right;
    if (tab.left < frame.left) shown.scrollLeft -= frame.left - tab.left;
  });
  return bar;
}
