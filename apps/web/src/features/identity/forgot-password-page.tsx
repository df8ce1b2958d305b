import { useTexts } from '../../i18n/i18n.ts';
import { paths } from '../../lib/paths.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useRequestPasswordReset } from './queries.ts';

/** Asks for a link to set a new password. The answer is the same whether the address is known or not. */
export function Component() {
  const t = useTexts();
  const request = useRequestPasswordReset();
  const form = useForm({ initial: { email: '' }, required: ['email'] });
  const send = ({ email }: { email: string }) => request.mutate({ email: email.trim() });
  const actions = (
    <>
      <Button type="submit" tone="primary" busy={request.isPending}>
        {t('identity.forgot.submit')}
      </Button>
      <BackToSignIn />
    </>
  );
  return (
    <Page title={t('identity.forgot.title')} subtitle={t('identity.forgot.subtitle')} narrow>
      <Card>
        {request.isSuccess ? (
          <Sent />
        ) : (
          <Form form={form} guard={false} onSubmit={send} problem={request.error} actions={actions}>
            <TextField
              {...form.field('email')}
              label={t('identity.email')}
              type="email"
              autoComplete="username"
            />
          </Form>
        )}
      </Card>
    </Page>
  );
}

function Sent() {
  const t = useTexts();
  return (
    <>
      <Notice tone="good" title={t('identity.forgot.sent')} isUrgent>
        {t('identity.forgot.sentNote')}
      </Notice>
      <BackToSignIn />
    </>
  );
}

function BackToSignIn() {
  const t = useTexts();
  return <Link to={paths.signIn()}>{t('identity.backToSignIn')}</Link>;
}
