import { bodyKindsOf } from '@approdo/shared/organisations';
import { type PersonRole, personRoles } from '@approdo/shared/roles';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { AutocompleteField, type Found } from '../../ui/autocomplete-field.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckboxGroup } from '../../ui/choice-field.tsx';
import { Form, type FormState, useForm } from '../../ui/form.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { districtsQuery, searchBodies, type User, useChangeUser, useInviteUser } from './queries.ts';

interface Values {
  email: string;
  name: string;
  role: PersonRole | '';
  organisationId: Found | null;
  districtIds: readonly string[];
}

interface Endings {
  onCancel: () => void;
  onDone: (user: User) => void;
}

/** Only a coordinator has districts; whatever was ticked before the role changed is left out. */
const districtsFor = ({ role, districtIds }: Values) => (role === 'coordinator' ? [...districtIds] : []);

function useCheck() {
  const t = useTexts();
  return (values: Values) => ({
    districtIds:
      values.role === 'coordinator' && values.districtIds.length === 0
        ? t('administration.users.districtsMissing')
        : undefined,
  });
}

/** Invites a person: they choose the password by a link in their mail. */
export function InviteUserForm({ onCancel, onDone }: Endings) {
  const t = useTexts();
  const invite = useInviteUser();
  const check = useCheck();
  const initial: Values = { email: '', name: '', role: '', organisationId: null, districtIds: [] };
  const form = useForm({ initial, required: ['email', 'name', 'role', 'organisationId'], check });
  const save = (values: Values) => {
    const { email, name, role, organisationId } = values;
    if (role === '' || organisationId === null) return;
    const districtIds = districtsFor(values);
    const body = {
      email: email.trim(),
      name: name.trim(),
      role,
      organisationId: organisationId.value,
      ...(districtIds.length > 0 && { districtIds }),
    };
    invite.mutate(body, { onSuccess: onDone });
  };
  return (
    <Form
      form={form}
      onSubmit={save}
      problem={invite.error}
      label={t('administration.users.invite')}
      actions={
        <>
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
          <Button type="submit" tone="primary" busy={invite.isPending}>
            {t('administration.users.invite')}
          </Button>
        </>
      }
    >
      <p>{t('administration.users.inviteNote')}</p>
      <TextField
        {...form.field('email')}
        label={t('administration.users.email')}
        type="email"
        maxLength={254}
      />
      <CommonFields form={form} />
    </Form>
  );
}

/** Changes a user's name, role, body or districts. */
export function ChangeUserForm({ user, onCancel, onDone }: Endings & { user: User }) {
  const t = useTexts();
  const change = useChangeUser();
  const check = useCheck();
  const initial: Values = {
    email: user.email,
    name: user.name,
    role: user.role,
    organisationId: { value: user.organisation.id, label: user.organisation.name },
    districtIds: user.districtIds,
  };
  const form = useForm({ initial, required: ['name', 'role', 'organisationId'], check });
  const save = (values: Values) => {
    const { name, role, organisationId } = values;
    if (role === '' || organisationId === null) return;
    const body = {
      name: name.trim(),
      role,
      organisationId: organisationId.value,
      districtIds: districtsFor(values),
    };
    change.mutate({ user, body }, { onSuccess: onDone });
  };
  return (
    <Form
      form={form}
      onSubmit={save}
      problem={change.error}
      label={t('administration.users.edit')}
      actions={
        <>
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
          <Button type="submit" tone="primary" busy={change.isPending}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <p>
        {user.email}. {t('administration.users.sessionsEnd')}
      </p>
      <CommonFields form={form} />
    </Form>
  );
}

function CommonFields({ form }: { form: FormState<Values> }) {
  const t = useTexts();
  const districts = useQuery(districtsQuery);
  const { role } = form.values;
  const kinds = role === '' ? undefined : bodyKindsOf[role];
  return (
    <>
      <TextField {...form.field('name')} label={t('administration.users.name')} maxLength={120} />
      <SelectField
        {...form.field('role')}
        label={t('administration.users.role')}
        options={personRoles.map((value) => ({ value, label: t(`common.roles.${value}`) }))}
      />
      <AutocompleteField
        {...form.field('organisationId')}
        label={t('administration.body')}
        description={t('administration.bodyHint')}
        searchKey={`bodies-${kinds?.join('-') ?? 'all'}`}
        search={searchBodies(kinds)}
      />
      {role === 'coordinator' && (
        <CheckboxGroup
          {...form.field('districtIds')}
          label={t('administration.users.districts')}
          options={(districts.data?.items ?? []).map(({ id, code, name }) => ({
            value: id,
            label: `${code} · ${name}`,
          }))}
        />
      )}
    </>
  );
}
