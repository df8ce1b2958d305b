import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useTexts } from '../i18n/i18n.ts';
import { paths } from '../lib/paths.ts';
import { sessionQuery } from '../lib/session.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { FrameHeader, PlainFrame } from '../ui/frame.tsx';
import { PageSkeleton } from '../ui/skeletons.tsx';
import { Footer } from './footer.tsx';
import { Shell } from './shell.tsx';

/** Lets in who is signed in, and sends anybody else to the sign-in and back. */
export function SignedInFrame() {
  const t = useTexts();
  const location = useLocation();
  const session = useQuery(sessionQuery);
  if (session.data) {
    return (
      <Shell account={session.data}>
        <Outlet />
      </Shell>
    );
  }
  if (session.data === null)
    return <Navigate to={paths.signIn(location.pathname + location.search)} replace />;
  return (
    <PlainFrame
      skipLabel={t('shell.skip')}
      header={<FrameHeader product={t('common.productName')} home={paths.home()} />}
      footer={<Footer />}
    >
      {session.isError ? (
        <ErrorState problem={session.error} onRetry={() => session.refetch()} />
      ) : (
        <PageSkeleton />
      )}
    </PlainFrame>
  );
}
