import { useTexts } from '../../i18n/i18n.ts';
import type { BoundField } from '../../ui/form.tsx';
import { PasswordField } from '../../ui/text-field.tsx';

export interface NewPasswordFieldsProps {
  password: BoundField<string>;
  repeated: BoundField<string>;
}

/** A new password, typed twice. */
export function NewPasswordFields({ password, repeated }: NewPasswordFieldsProps) {
  const t = useTexts();
  return (
    <>
      <PasswordField
        {...password}
        label={t('identity.newPassword')}
        description={t('identity.passwordRule')}
        autoComplete="new-password"
      />
      <PasswordField {...repeated} label={t('identity.repeatPassword')} autoComplete="new-password" />
    </>
  );
}
