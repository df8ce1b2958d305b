import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import styles from './link.module.css';

export interface LinkProps {
  to: string;
  children: ReactNode;
  /** Underlined only when pointed at: for links that stand alone, as in a table's first column. */
  plain?: boolean;
  label?: string;
  onClick?: () => void;
}

/** A link inside the application. */
export function Link({ to, children, plain = false, label, onClick }: LinkProps) {
  return (
    <RouterLink
      to={to}
      className={plain ? `${styles.link} ${styles.plain}` : styles.link}
      {...(label ? { 'aria-label': label } : {})}
      {...(onClick ? { onClick } : {})}
    >
      {children}
    </RouterLink>
  );
}

/** A link out of the application: a mail address, a phone number, a law. It says so by its own text. */
export function OutsideLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className={styles.link} rel="noreferrer">
      {children}
    </a>
  );
}

/** A link to something further up or down on the same page, by its id. */
export function PlaceLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <a href={`#${id}`} className={styles.link}>
      {children}
    </a>
  );
}
