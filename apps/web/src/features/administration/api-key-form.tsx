import { addDays, addMonths, type CivilDate, romeToday } from '@approdo/shared/dates';
import { bodyKindsOf } from '@approdo/shared/organisations';
import { type Permission, permissionsOf } from '@approdo/shared/permissions';
import { type KeyRole, keyRoles } from '@approdo/shared/roles';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import type { Shapes } from '../../lib/api.ts';
import { AutocompleteField, type Found } from '../../ui/autocomplete-field.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckboxGroup } from '../../ui/choice-field.tsx';
import { Form, type FormState, useForm } from '../../ui/form.tsx';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { Cell, FieldGrid } from '../../ui/layout.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { districtsQuery, type NewApiKey, searchBodies, useMakeApiKey } from './queries.ts';
import { lastInstantOf, scopesByResource } from './scopes.ts';

interface Values {
  name: string;
  actsAs: KeyRole | '';
  organisationId: Found | null;
  expiresAt: string | null;
  scopes: readonly Permission[];
  districtIds: readonly string[];
}

function useApiKeyForm(today: CivilDate) {
  const t = useTexts();
  const initial: Values = {
    name: '',
    actsAs: '',
    organisationId: null,
    expiresAt: addMonths(today, 12),
    scopes: [],
    districtIds: [],
  };
  const check = ({ scopes, actsAs, districtIds }: Values) => ({
    scopes: scopes.length === 0 ? t('administration.apiKeys.noScopes') : undefined,
    districtIds:
      actsAs === 'coordinator' && districtIds.length === 0
        ? t('administration.users.districtsMissing')
        : undefined,
  });
  return useForm({ initial, required: ['name', 'actsAs', 'organisationId', 'expiresAt'], check });
}

/** What is sent; nothing while a required field is empty. */
function bodyOf(values: Values): Shapes['MakeApiKey'] | undefined {
  const { name, actsAs, organisationId, expiresAt, scopes, districtIds } = values;
  if (actsAs === '' || organisationId === null || expiresAt === null) return undefined;
  return {
    name: name.trim(),
    actsAs,
    organisationId: organisationId.value,
    expiresAt: lastInstantOf(expiresAt),
    scopes: [...scopes],
    ...(actsAs === 'coordinator' && { districtIds: [...districtIds] }),
  };
}

/** Makes a key: for which body, as which role, with which permissions, until when. */
export function ApiKeyForm({ onCancel, onMade }: { onCancel: () => void; onMade: (key: NewApiKey) => void }) {
  const t = useTexts();
  const make = useMakeApiKey();
  const today = romeToday(new Date());
  const form = useApiKeyForm(today);
  const save = (values: Values) => {
    const body = bodyOf(values);
    if (body) make.mutate(body, { onSuccess: onMade });
  };
  return (
    <Form
      form={form}
      onSubmit={save}
      problem={make.error}
      label={t('administration.apiKeys.add')}
      actions={
        <>
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
          <Button type="submit" tone="primary" busy={make.isPending}>
            {t('administration.apiKeys.make')}
          </Button>
        </>
      }
    >
      <KeyFields form={form} today={today} />
    </Form>
  );
}

function KeyFields({ form, today }: { form: FormState<Values>; today: CivilDate }) {
  const t = useTexts();
  return (
    <FieldGrid>
      <Cell span={12}>
        <TextField
          {...form.field('name')}
          label={t('administration.apiKeys.name')}
          description={t('administration.apiKeys.nameHint')}
          maxLength={120}
        />
      </Cell>
      <SelectField
        {...form.field('actsAs')}
        // another role has other permissions, so what was ticked for this one is forgotten
        onChange={(actsAs) => {
          form.set('actsAs', actsAs);
          form.set('scopes', []);
          form.set('organisationId', null);
        }}
        label={t('administration.apiKeys.actsAs')}
        description={t('administration.apiKeys.actsAsHint')}
        options={keyRoles.map((value) => ({ value, label: t(`common.roles.${value}`) }))}
      />
      <ItalianDateField
        {...form.field('expiresAt')}
        label={t('administration.apiKeys.expires')}
        description={t('administration.apiKeys.expiresHint')}
        earliest={addDays(today, 1)}
      />
      {form.values.actsAs !== '' && <RoleFields form={form} role={form.values.actsAs} />}
    </FieldGrid>
  );
}

function RoleFields({ form, role }: { form: FormState<Values>; role: KeyRole }) {
  const t = useTexts();
  const districts = useQuery(districtsQuery);
  return (
    <>
      <Cell span={12}>
        <AutocompleteField
          {...form.field('organisationId')}
          label={t('administration.body')}
          description={t('administration.bodyHint')}
          searchKey={`bodies-${role}`}
          search={searchBodies(bodyKindsOf[role])}
        />
      </Cell>
      {role === 'coordinator' && (
        <Cell span={12}>
          <CheckboxGroup
            {...form.field('districtIds')}
            label={t('administration.apiKeys.districts')}
            options={(districts.data?.items ?? []).map(({ id, code, name }) => ({
              value: id,
              label: `${code} · ${name}`,
            }))}
          />
        </Cell>
      )}
      <Cell span={12}>
        <ScopeFields form={form} role={role} />
      </Cell>
    </>
  );
}

function ScopeFields({ form, role }: { form: FormState<Values>; role: KeyRole }) {
  const t = useTexts();
  const { error } = form.field('scopes');
  const chosen = form.values.scopes;
  return (
    <>
      <h3>{t('administration.apiKeys.scopes')}</h3>
      <p>{t('administration.apiKeys.scopesHint')}</p>
      {error && (
        <p role="alert" id="field-scopes" tabIndex={-1}>
          {error}
        </p>
      )}
      <FieldGrid>
        {scopesByResource(permissionsOf(role)).map(({ resource, scopes }) => (
          <CheckboxGroup
            key={resource}
            name={`scopes.${resource}`}
            label={t(`administration.resource.${resource}`)}
            value={chosen.filter((scope) => scopes.some(({ permission }) => permission === scope))}
            onChange={(ticked) =>
              form.set('scopes', [
                ...chosen.filter((scope) => !scopes.some(({ permission }) => permission === scope)),
                ...ticked,
              ])
            }
            options={scopes.map(({ permission, action }) => ({
              value: permission,
              label: t(`administration.scope.${action}`),
            }))}
          />
        ))}
      </FieldGrid>
    </>
  );
}
