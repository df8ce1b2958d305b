import { useTexts } from '../../i18n/i18n.ts';
import type { Shapes } from '../../lib/api.ts';
import { paths } from '../../lib/paths.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Link } from '../../ui/link.tsx';
import { PasswordField, TextField } from '../../ui/text-field.tsx';

export interface SignInFormProps {
  onSignIn: (credentials: Shapes['SignIn']) => void;
  isBusy: boolean;
  /** Why the last attempt was refused. */
  problem: unknown;
}

/** Address and password. */
export function SignInForm({ onSignIn, isBusy, problem }: SignInFormProps) {
  const t = useTexts();
  const form = useForm({ initial: { email: '', password: '' }, required: ['email', 'password'] });
  const send = ({ email, password }: Shapes['SignIn']) => onSignIn({ email: email.trim(), password });
  const actions = (
    <>
      <Button type="submit" tone="primary" busy={isBusy}>
        {t('identity.signIn.submit')}
      </Button>
      <Link to={paths.forgotPassword()}>{t('identity.signIn.forgot')}</Link>
    </>
  );
  return (
    <Card>
      <Form
        form={form}
        guard={false}
        label={t('identity.signIn.title')}
        onSubmit={send}
        problem={problem}
        actions={actions}
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
  );
}
