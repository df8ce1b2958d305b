import { useTexts } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { PasswordField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { NewPasswordFields } from './new-password-fields.tsx';
import { useChangePassword } from './queries.ts';

const nothing = { currentPassword: '', newPassword: '', repeated: '' };

/** Changes the person's own password; every other browser is signed out. */
export function ChangePasswordForm() {
  const t = useTexts();
  const change = useChangePassword();
  const form = useForm({
    initial: nothing,
    required: ['currentPassword', 'newPassword', 'repeated'],
    check: ({ newPassword, repeated }) =>
      newPassword === repeated ? {} : { repeated: t('identity.reset.differ') },
  });
  const changed = () => {
    form.reset(nothing);
    toast(t('identity.account.passwordChanged'));
  };
  const save = ({ currentPassword, newPassword }: typeof nothing) =>
    change.mutate({ currentPassword, newPassword }, { onSuccess: changed });
  const actions = (
    <Button type="submit" busy={change.isPending}>
      {t('identity.account.changePassword')}
    </Button>
  );
  return (
    <Form form={form} onSubmit={save} problem={change.error} actions={actions}>
      <PasswordField
        {...form.field('currentPassword')}
        label={t('identity.currentPassword')}
        autoComplete="current-password"
      />
      <NewPasswordFields password={form.field('newPassword')} repeated={form.field('repeated')} />
    </Form>
  );
}
