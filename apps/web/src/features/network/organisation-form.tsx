import {
  hostingKinds,
  type OrganisationKind,
  organisationKinds,
  type Sector,
  sectors,
} from '@approdo/shared/organisations';
import { vatNumberViolations } from '@approdo/shared/vat-number';
import { currentLanguage, useTexts } from '../../i18n/i18n.ts';
import type { Shapes } from '../../lib/api.ts';
import { Form, type FormState, useForm } from '../../ui/form.tsx';
import { Cell, FieldGrid } from '../../ui/layout.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FormActions } from './form-actions.tsx';
import { type Organisation, useAddOrganisation, useChangeOrganisation } from './queries.ts';

interface Values {
  kind: OrganisationKind | '';
  name: string;
  vatNumber: string;
  taxCode: string;
  email: string;
  phone: string;
  'host.sector': Sector | '';
  'host.atecoCode': string;
  'host.employees': number | null;
}

const isHosting = (kind: OrganisationKind | '') => kind !== '' && hostingKinds.includes(kind);

/** What a person is told while they are still at it: a VAT number that cannot be, a host without its details. */
function useCheck() {
  const t = useTexts();
  return (values: Values) => {
    const { kind, vatNumber, 'host.sector': sector, 'host.employees': employees } = values;
    const [wrong] = vatNumber.trim() === '' ? [] : vatNumberViolations(vatNumber);
    const isHost = kind === 'host';
    return {
      vatNumber: wrong?.message[currentLanguage()],
      'host.sector': isHost && sector === '' ? t('ui.form.required') : undefined,
      'host.employees': isHost && employees === null ? t('ui.form.required') : undefined,
    };
  };
}

/** Host details go together: a sector and the employees, or nothing at all. */
function hostOf(values: Values): Shapes['SetHostDetails'] | undefined {
  const { 'host.sector': sector, 'host.employees': employees, 'host.atecoCode': atecoCode } = values;
  if (!isHosting(values.kind) || sector === '' || employees === null) return undefined;
  return { sector, employees, ...(atecoCode.trim() && { atecoCode: atecoCode.trim() }) };
}

/** Enters a body. */
export function AddOrganisationForm({
  onAdded,
  onCancel,
}: {
  onAdded: (organisation: Organisation) => void;
  onCancel: () => void;
}) {
  const t = useTexts();
  const add = useAddOrganisation();
  const initial: Values = {
    kind: '',
    name: '',
    vatNumber: '',
    taxCode: '',
    email: '',
    phone: '',
    'host.sector': '',
    'host.atecoCode': '',
    'host.employees': null,
  };
  const form = useForm({ initial, required: ['kind', 'name'], check: useCheck() });
  const save = (values: Values) => {
    const { kind, name, vatNumber, taxCode, email, phone } = values;
    if (kind === '') return;
    const host = hostOf(values);
    const body = {
      kind,
      name: name.trim(),
      ...(vatNumber.trim() && { vatNumber: vatNumber.trim() }),
      ...(taxCode.trim() && { taxCode: taxCode.trim() }),
      ...(email.trim() && { email: email.trim() }),
      ...(phone.trim() && { phone: phone.trim() }),
      ...(host && { host }),
    };
    add.mutate(body, { onSuccess: onAdded });
  };
  return (
    <Form
      form={form}
      onSubmit={save}
      problem={add.error}
      label={t('network.form.add')}
      actions={<FormActions busy={add.isPending} onCancel={onCancel} />}
    >
      <FieldGrid>
        <SelectField
          {...form.field('kind')}
          label={t('network.kindHeader')}
          options={organisationKinds.map((value) => ({ value, label: t(`network.kind.${value}`) }))}
        />
        <CommonFields form={form} />
      </FieldGrid>
    </Form>
  );
}

/** Changes a body; its kind stays, since its users depend on it. */
export function ChangeOrganisationForm({
  organisation,
  onChanged,
  onCancel,
}: {
  organisation: Organisation;
  onChanged: () => void;
  onCancel: () => void;
}) {
  const t = useTexts();
  const change = useChangeOrganisation(organisation);
  const { kind, name, host } = organisation;
  const initial: Values = {
    kind,
    name,
    vatNumber: organisation.vatNumber ?? '',
    taxCode: organisation.taxCode ?? '',
    email: organisation.email ?? '',
    phone: organisation.phone ?? '',
    'host.sector': host?.sector ?? '',
    'host.atecoCode': host?.atecoCode ?? '',
    'host.employees': host?.employees ?? null,
  };
  const form = useForm({ initial, required: ['name'], check: useCheck() });
  const save = (values: Values) => {
    const nothing = (text: string) => text.trim() || null;
    const newHost = hostOf(values);
    const body = {
      name: values.name.trim(),
      vatNumber: nothing(values.vatNumber),
      taxCode: nothing(values.taxCode),
      email: nothing(values.email),
      phone: nothing(values.phone),
      ...(newHost && { host: newHost }),
    };
    change.mutate(body, { onSuccess: onChanged });
  };
  return (
    <Form
      form={form}
      onSubmit={save}
      problem={change.error}
      label={t('network.form.edit')}
      actions={<FormActions busy={change.isPending} onCancel={onCancel} />}
    >
      <FieldGrid>
        <CommonFields form={form} />
      </FieldGrid>
    </Form>
  );
}

function CommonFields({ form }: { form: FormState<Values> }) {
  const t = useTexts();
  return (
    <>
      <Cell span={12}>
        <TextField {...form.field('name')} label={t('network.page.name')} maxLength={200} />
      </Cell>
      <TextField
        {...form.field('vatNumber')}
        label={t('network.page.vatNumber')}
        maxLength={30}
        description={t('network.form.vatHint')}
      />
      <TextField
        {...form.field('taxCode')}
        label={t('network.page.taxCode')}
        maxLength={30}
        description={t('network.form.codesHint')}
      />
      <TextField {...form.field('email')} label={t('network.page.email')} type="email" maxLength={254} />
      <TextField {...form.field('phone')} label={t('network.page.phone')} type="tel" maxLength={30} />
      {isHosting(form.values.kind) && <HostFields form={form} />}
    </>
  );
}

function HostFields({ form }: { form: FormState<Values> }) {
  const t = useTexts();
  const isHost = form.values.kind === 'host';
  const { required: _, ...sector } = form.field('host.sector');
  const { required: __, ...employees } = form.field('host.employees');
  return (
    <>
      <Cell span={12}>
        <h3>{t('network.host.title')}</h3>
      </Cell>
      <SelectField
        {...sector}
        required={isHost}
        error={sector.error ?? form.errorOf('host')}
        label={t('network.host.sectorHeader')}
        options={sectors.map((value) => ({ value, label: t(`network.host.sector.${value}`) }))}
      />
      <NumberField
        {...employees}
        required={isHost}
        label={t('network.host.employees')}
        minimum={0}
        maximum={1_000_000}
      />
      <TextField
        {...form.field('host.atecoCode')}
        label={t('network.host.ateco')}
        description={t('network.host.atecoHint')}
        maxLength={8}
      />
    </>
  );
}
