import type { ReactNode } from 'react';
import { useTexts } from '../i18n/i18n.ts';
import { ApiProblem } from '../lib/api-problem.ts';
import { paths } from '../lib/paths.ts';
import { Button, ButtonLink } from './button.tsx';
import { AlertIcon, type Icon, LockIcon, RefreshIcon, SearchIcon } from './icons.tsx';
import { useProblemWords } from './problem-alert.tsx';
import styles from './state.module.css';

/** What was asked for could not be read: why, the request's id for whoever helps, and a way to try again. */
export function ErrorState({ problem, onRetry }: { problem: unknown; onRetry?: () => void }) {
  const t = useTexts();
  const { title, detail } = useProblemWords(problem);
  const correlationId = problem instanceof ApiProblem ? problem.fields.correlationId : null;
  return (
    <State icon={AlertIcon} title={title} role="alert">
      {detail && <p>{detail}</p>}
      {correlationId && (
        <p className={styles.reference}>{t('ui.problem.reference', { id: correlationId })}</p>
      )}
      {onRetry && (
        <div className={styles.actions}>
          <Button icon={RefreshIcon} onClick={onRetry}>
            {t('common.retry')}
          </Button>
        </div>
      )}
    </State>
  );
}

/** The reader's role does not open this. */
export function NoPermission() {
  const t = useTexts();
  return (
    <State icon={LockIcon} title={t('ui.page.noPermission')}>
      <p>{t('ui.page.noPermissionFix')}</p>
      <Home />
    </State>
  );
}

/** Not there, or not the reader's: the two look alike on purpose. */
export function NotFoundState() {
  const t = useTexts();
  return (
    <State icon={SearchIcon} title={t('ui.page.notFound')}>
      <p>{t('ui.page.notFoundFix')}</p>
      <Home />
    </State>
  );
}

function Home() {
  const t = useTexts();
  return (
    <div className={styles.actions}>
      <ButtonLink to={paths.home()}>{t('ui.page.toHome')}</ButtonLink>
    </div>
  );
}

interface StateProps {
  icon: Icon;
  title: string;
  children: ReactNode;
  role?: 'alert';
}

function State({ icon: Glyph, title, children, role }: StateProps) {
  return (
    <div className={styles.state} role={role}>
      <Glyph size={32} className={styles.icon} />
      <h2>{title}</h2>
      {children}
    </div>
  );
}
