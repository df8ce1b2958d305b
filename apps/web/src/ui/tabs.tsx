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
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end={tab.exact ?? false} className={styles.tab ?? ''}>
          {tab.label}
          {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
        </NavLink>
      ))}
    </nav>
  );
}
