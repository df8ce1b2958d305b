import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useTexts } from '../i18n/i18n.ts';
import { paths } from '../lib/paths.ts';
import { sessionQuery } from '../lib/session.ts';
import { type UndoPosting as UndoPostingType, UndoProvider } from '../lib/undo.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { FrameHeader, PlainFrame } from '../ui/frame.tsx';
import { PageSkeleton } from '../ui/skeletons.tsx';
import { Footer } from './footer.tsx';
import { Shell } from './shell.tsx';

const UndoButton = lazy(async () => ({
  default: (await import('../features/ledger/undo-button.tsx')).UndoButton,
}));

/** The button is read when a page shows a posting; until then there is none. */
const UndoPosting: UndoPostingType = (props) => (
  <Suspense fallback={null}>
    <UndoButton {...props} />
  </Suspense>
);

/** Lets in who is signed in, and sends anybody else to the sign-in and back. */
export function SignedInFrame() {
  const t = useTexts();
  const location = useLocation();
  const session = useQuery(sessionQuery);
  if (session.data) {
    return (
      <Shell account={session.data}>
        <UndoProvider value={UndoPosting}>
          <Outlet />
        </UndoProvider>
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
