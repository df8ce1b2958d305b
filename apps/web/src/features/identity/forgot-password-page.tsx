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
  const back = <Link to={paths.signIn()}>{t('identity.backToSignIn')}</Link>;
  return (
    <Page title={t('identity.forgot.title')} subtitle={t('identity.forgot.subtitle')} narrow>
      <Card>
        {request.isSuccess ? (
          <>
            <Notice tone="good" title={t('identity.forgot.sent')} isUrgent>
              {t('identity.forgot.sentNote')}
            </Notice>
            {back}
          </>
        ) : (
          <Form
            form={form}
            guard={false}
            onSubmit={({ email }) => request.mutate({ email: email.trim() })}
            problem={request.error}
            actions={
              <>
                <Button type="submit" tone="primary" busy={request.isPending}>
                  {t('identity.forgot.submit')}
                </Button>
                {back}
              </>
            }
          >
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
