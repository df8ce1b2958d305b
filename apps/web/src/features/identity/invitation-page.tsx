import { useTexts } from '../../i18n/i18n.ts';
import { Page } from '../../ui/page.tsx';
import { SetPasswordForm } from './set-password-form.tsx';

/** Accepts an invitation: the person chooses a password and is signed in. */
export function Component() {
  const t = useTexts();
  return (
    <Page title={t('identity.invitation.title')} subtitle={t('identity.invitation.subtitle')} narrow>
      <SetPasswordForm purpose="invitation" />
    </Page>
  );
}
