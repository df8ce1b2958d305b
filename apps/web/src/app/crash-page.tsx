import { useEffect } from 'react';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { useTexts } from '../i18n/i18n.ts';
import { Page } from '../ui/page.tsx';
import { NotFoundPage } from './not-found-page.tsx';

/** A page that broke: the rest of the application goes on. */
export function CrashPage() {
  const t = useTexts();
  const error = useRouteError();
  useEffect(() => console.error(error), [error]);
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  return <Page title={t('shell.crash')} error={error} onRetry={() => window.location.reload()} />;
}
