import { useQuery } from '@tanstack/react-query';
import { Navigate, useSearchParams } from 'react-router';
import { useTexts } from '../../i18n/i18n.ts';
import { safeReturnPath } from '../../lib/paths.ts';
import { sessionQuery } from '../../lib/session.ts';
import { Columns } from '../../ui/layout.tsx';
import { Page } from '../../ui/page.tsx';
import { DemonstrationAccounts } from './demonstration-accounts.tsx';
import { demonstrationQuery, useSignIn } from './queries.ts';
import { SignInForm } from './sign-in-form.tsx';

/** Sign-in with address and password; in a demonstration, a list of who can sign in. */
export function Component() {
  const t = useTexts();
  const [search] = useSearchParams();
  const session = useQuery(sessionQuery);
  const demonstration = useQuery(demonstrationQuery);
  const signIn = useSignIn();
  if (session.data) return <Navigate to={safeReturnPath(search.get('returnTo'))} replace />;

  const { accounts = [], password = null, apiKey = null } = demonstration.data ?? {};
  return (
    <Page
      title={t('identity.signIn.title')}
      subtitle={t('identity.signIn.subtitle')}
      narrow={password === null}
    >
      <Columns minimum={20}>
        <SignInForm onSignIn={signIn.mutate} isBusy={signIn.isPending} problem={signIn.error} />
        {password !== null && (
          <DemonstrationAccounts
            accounts={accounts}
            password={password}
            apiKey={apiKey}
            isBusy={signIn.isPending}
            onChoose={(email) => signIn.mutate({ email, password })}
          />
        )}
      </Columns>
    </Page>
  );
}
