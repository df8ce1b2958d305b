import { useState } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useTexts } from '../../i18n/i18n.ts';
import { paths } from '../../lib/paths.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { NewPasswordFields } from './new-password-fields.tsx';
import { useSetPassword } from './queries.ts';

/** Chooses the password by a link. The secret stands after the #, which no server and no log ever sees. */
export function SetPasswordForm({ purpose }: { purpose: 'reset' | 'invitation' }) {
  const t = useTexts();
  const { hash } = useLocation();
  const [token] = useState(() => hash.replace(/^#/, ''));
  const setPassword = useSetPassword(purpose);
  const form = useForm({
    initial: { password: '', repeated: '' },
    required: ['password', 'repeated'],
    check: ({ password, repeated }) =>
      password === repeated ? {} : { repeated: t('identity.reset.differ') },
  });
  if (setPassword.isSuccess) return <Navigate to={paths.home()} replace />;
  if (token === '') return <IncompleteLink />;
  const save = ({ password }: { password: string }) => setPassword.mutate({ token, password });
  const actions = (
    <Button type="submit" tone="primary" busy={setPassword.isPending}>
      {t('identity.reset.submit')}
    </Button>
  );
  return (
    <Card>
      <Form form={form} guard={false} onSubmit={save} problem={setPassword.error} actions={actions}>
        <NewPasswordFields password={form.field('password')} repeated={form.field('repeated')} />
      </Form>
    </Card>
  );
}

function IncompleteLink() {
  const t = useTexts();
  return (
    <Notice tone="warning" title={t('identity.reset.noToken')}>
      <Link to={paths.forgotPassword()}>{t('identity.reset.askAgain')}</Link>
    </Notice>
  );
}
