import { changeLanguage, isLanguage, useTexts } from '../../i18n/i18n.ts';
import type { Account } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { RadioGroup } from '../../ui/choice-field.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { useChangeAccount } from './queries.ts';

interface Profile {
  name: string;
  language: Account['language'] | '';
}

/** The person's name and the language of the screens and of the letters they receive. */
export function ProfileForm({ account }: { account: Account }) {
  const t = useTexts();
  const change = useChangeAccount();
  const initial: Profile = { name: account.name, language: account.language };
  const form = useForm({ initial, required: ['name', 'language'] });
  const saved = async ({ name, language }: Account) => {
    form.reset({ name, language });
    if (isLanguage(language)) await changeLanguage(language);
    toast(t('identity.account.saved'));
  };
  const save = ({ name, language }: Profile) => {
    if (language !== '') change.mutate({ name: name.trim(), language }, { onSuccess: saved });
  };
  const actions = (
    <Button type="submit" tone="primary" busy={change.isPending}>
      {t('common.save')}
    </Button>
  );
  return (
    <Form form={form} onSubmit={save} problem={change.error} actions={actions}>
      <TextField {...form.field('name')} label={t('identity.name')} autoComplete="name" maxLength={120} />
      <RadioGroup {...form.field('language')} label={t('ui.language.label')} options={languageOptions} />
    </Form>
  );
}

// Each language is named in itself.
const languageOptions = [
  { value: 'it', label: 'Italiano' },
  { value: 'en', label: 'English' },
] as const;
