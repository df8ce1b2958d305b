import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { useTexts } from '../i18n/i18n.ts';
import { ApiProblem } from '../lib/api-problem.ts';
import { EmptyState, type EmptyStateProps } from './empty-state.tsx';
import { ErrorState, NoPermission, NotFoundState } from './error-state.tsx';
import { Link } from './link.tsx';
import styles from './page.module.css';
import { PageSkeleton } from './skeletons.tsx';

export interface Crumb {
  readonly label: string;
  readonly to: string;
}

export interface PageProps {
  /** Also the window's title. While the page loads, say what is loading. */
  title: string;
  /** The pages above this one, outermost first. */
  breadcrumbs?: readonly Crumb[];
  /** A badge or a code beside the title. */
  beside?: ReactNode;
  /** One line below the title. */
  subtitle?: ReactNode;
  actions?: ReactNode;
  /** For pages of one form or one text. */
  narrow?: boolean;
  /** Skeletons stand in for the matter. */
  isLoading?: boolean;
  /** What went wrong while reading: a 403 and a 404 get words of their own. */
  error?: unknown;
  onRetry?: () => void;
  /** Given when there is nothing to show yet: what to do next. */
  empty?: EmptyStateProps | false | undefined;
  /** False when the reader's role does not open this page. */
  isAllowed?: boolean;
  children?: ReactNode;
}

/** A page: one title, its place, its actions, and every state it may be in. */
export function Page(props: PageProps) {
  const { title, breadcrumbs = [], beside, subtitle, actions, narrow = false } = props;
  const heading = useArrival(title);
  const showsMatter = props.isAllowed !== false && !props.isLoading && !props.error;
  return (
    <article
      className={narrow ? `${styles.page} ${styles.narrow}` : styles.page}
      aria-busy={props.isLoading || undefined}
    >
      <header className={styles.head}>
        <div className={styles.titles}>
          {breadcrumbs.length > 0 && <Breadcrumbs crumbs={breadcrumbs} />}
          <div className={styles.title}>
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {showsMatter && beside}
          </div>
          {showsMatter && subtitle && <div className={styles.subtitle}>{subtitle}</div>}
        </div>
        {showsMatter && actions && <div className={styles.actions}>{actions}</div>}
      </header>
      <PageMatter {...props} />
    </article>
  );
}

function PageMatter({ isAllowed = true, isLoading = false, error, onRetry, empty, children }: PageProps) {
  if (!isAllowed) return <NoPermission />;
  if (error instanceof ApiProblem && error.status === 403) return <NoPermission />;
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundState />;
  if (error) return <ErrorState problem={error} {...(onRetry ? { onRetry } : {})} />;
  if (isLoading) return <PageSkeleton />;
  if (empty) return <EmptyState {...empty} />;
  return children;
}

// A new page is announced by its title and starts from the top; the first one is where the browser is already.
function useArrival(title: string) {
  const t = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname, key } = useLocation();
  useEffect(() => {
    document.title = `${title} – ${t('common.productName')}`;
  }, [title, t]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what makes it another page
  useEffect(() => {
    if (key !== 'default' && document.activeElement === document.body) heading.current?.focus();
  }, [pathname]);
  return heading;
}

function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTexts();
  return (
    <nav className={styles.crumbs} aria-label={t('ui.page.breadcrumbs')}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.to}>
            <Link to={crumb.to} plain>
              {crumb.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
