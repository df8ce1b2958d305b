import { useEffect } from 'react';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { useTexts } from '../i18n/i18n.ts';
import { Button } from '../ui/button.tsx';
import { AlertIcon, RefreshIcon } from '../ui/icons.tsx';
import { Page } from '../ui/page.tsx';
import { NotFoundPage } from './not-found-page.tsx';

const reload = () => window.location.reload();

/** A page that broke, or never arrived: the rest of the application goes on. */
export function CrashPage() {
  const t = useTexts();
  const error = useRouteError();
  useEffect(() => console.error(error), [error]);
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  if (isLostFile(error)) return <LostPage />;
  return <Page title={t('shell.crash')} error={error} onRetry={reload} />;
}

function LostPage() {
  const t = useTexts();
  const retry = (
    <Button icon={RefreshIcon} onClick={reload}>
      {t('common.retry')}
    </Button>
  );
  const empty = { icon: AlertIcon, title: t('ui.problem.offline'), description: t('shell.lostFix') };
  return <Page title={t('shell.lost')} empty={{ ...empty, action: retry }} />;
}

/** True when a file of the page could not be fetched: no network, or a newer version took its place. */
function isLostFile(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|importing a module script|preload css/i.test(error.message)
  );
}
