import { useTexts } from '../../i18n/i18n.ts';
import { Page } from '../../ui/page.tsx';
import { SetPasswordForm } from './set-password-form.tsx';

/** Sets a new password by the link of a letter. */
export function Component() {
  const t = useTexts();
  return (
    <Page title={t('identity.reset.title')} subtitle={t('identity.reset.subtitle')} narrow>
      <SetPasswordForm purpose="reset" />
    </Page>
  );
}
