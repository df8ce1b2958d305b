import { changeLanguage, isLanguage, useTexts } from '../../i18n/i18n.ts';
import type { Account } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { RadioGroup } from '../../ui/choice-field.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { useChangeAccount } from './queries.ts';

/** The person's name and the language of the screens and of the letters they receive. */
export function ProfileForm({ account }: { account: Account }) {
  const t = useTexts();
  const change = useChangeAccount();
  const initial: { name: string; language: Account['language'] | '' } = {
    name: account.name,
    language: account.language,
  };
  const form = useForm({ initial, required: ['name', 'language'] });
  const save = (values: typeof initial) => {
    if (values.language === '') return;
    const body = { name: values.name.trim(), language: values.language };
    change.mutate(body, {
      onSuccess: async (saved) => {
        form.reset({ name: saved.name, language: saved.language });
        if (isLanguage(saved.language)) await changeLanguage(saved.language);
        toast(t('identity.account.saved'));
      },
    });
  };
  return (
    <Form
      form={form}
      onSubmit={save}
      problem={change.error}
      actions={
        <Button type="submit" tone="primary" busy={change.isPending}>
          {t('common.save')}
        </Button>
      }
    >
      <TextField {...form.field('name')} label={t('identity.name')} autoComplete="name" maxLength={120} />
      <RadioGroup
        {...form.field('language')}
        label={t('ui.language.label')}
        options={[
          { value: 'it', label: 'Italiano' },
          { value: 'en', label: 'English' },
        ]}
      />
    </Form>
  );
}
