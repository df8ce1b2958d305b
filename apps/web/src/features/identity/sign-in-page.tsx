import { useQuery } from '@tanstack/react-query';
import { Navigate, useSearchParams } from 'react-router';
import { useTexts } from '../../i18n/i18n.ts';
import { paths, safeReturnPath } from '../../lib/paths.ts';
import { sessionQuery } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Columns } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { PasswordField, TextField } from '../../ui/text-field.tsx';
import { DemonstrationAccounts } from './demonstration-accounts.tsx';
import { demonstrationQuery, useSignIn } from './queries.ts';

/** Sign-in with address and password; in a demonstration, a list of who can sign in. */
export function Component() {
  const t = useTexts();
  const [search] = useSearchParams();
  const session = useQuery(sessionQuery);
  const demonstration = useQuery(demonstrationQuery);
  const signIn = useSignIn();
  const form = useForm({ initial: { email: '', password: '' }, required: ['email', 'password'] });
  if (session.data) return <Navigate to={safeReturnPath(search.get('returnTo'))} replace />;

  const demo = demonstration.data;
  return (
    <Page
      title={t('identity.signIn.title')}
      subtitle={t('identity.signIn.subtitle')}
      narrow={!demo?.password}
    >
      <Columns minimum={20}>
        <Card>
          <Form
            form={form}
            guard={false}
            label={t('identity.signIn.title')}
            onSubmit={({ email, password }) => signIn.mutate({ email: email.trim(), password })}
            problem={signIn.error}
            actions={
              <>
                <Button type="submit" tone="primary" busy={signIn.isPending}>
                  {t('identity.signIn.submit')}
                </Button>
                <Link to={paths.forgotPassword()}>{t('identity.signIn.forgot')}</Link>
              </>
            }
          >
            <TextField
              {...form.field('email')}
              label={t('identity.email')}
              type="email"
              autoComplete="username"
              maxLength={254}
            />
            <PasswordField
              {...form.field('password')}
              label={t('identity.password')}
              autoComplete="current-password"
            />
          </Form>
        </Card>
        {demo?.password && (
          <DemonstrationAccounts
            accounts={demo.accounts}
            password={demo.password}
            apiKey={demo.apiKey}
            isBusy={signIn.isPending}
            onChoose={(email) => signIn.mutate({ email, password: demo.password ?? '' })}
          />
        )}
      </Columns>
    </Page>
  );
}
