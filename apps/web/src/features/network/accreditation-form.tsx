import { type AccreditationKind, accreditationKinds } from '@approdo/shared/organisations';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { Form, useForm } from '../../ui/form.tsx';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { Cell, FieldGrid } from '../../ui/layout.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FormActions } from './form-actions.tsx';
import { type Accreditation, regionsQuery, useAddAccreditation, useChangeAccreditation } from './queries.ts';

interface Endings {
  onCancel: () => void;
  onDone: () => void;
}

interface Values {
  kind: AccreditationKind | '';
  regionCode: string;
  number: string;
  validFrom: string | null;
  validTo: string | null;
}

/** Enters what a body is accredited for. */
export function AddAccreditationForm({
  organisationId,
  onCancel,
  onDone,
}: Endings & { organisationId: string }) {
  const t = useTexts();
  const add = useAddAccreditation(organisationId);
  const regions = useQuery(regionsQuery);
  const initial: Values = { kind: '', regionCode: '', number: '', validFrom: null, validTo: null };
  const form = useForm({ initial, required: ['kind', 'number', 'validFrom'] });
  const save = ({ kind, regionCode, number, validFrom, validTo }: Values) => {
    if (kind === '' || validFrom === null) return;
    const body = {
      kind,
      number: number.trim(),
      validFrom,
      ...(regionCode && { regionCode }),
      ...(validTo && { validTo }),
    };
    add.mutate(body, { onSuccess: onDone });
  };
  return (
    <Form
      form={form}
      onSubmit={save}
      problem={add.error}
      label={t('network.accreditation.add')}
      actions={<FormActions busy={add.isPending} onCancel={onCancel} />}
    >
      <FieldGrid>
        <Cell span={12}>
          <SelectField
            {...form.field('kind')}
            label={t('network.accreditation.kindHeader')}
            options={accreditationKinds.map((value) => ({
              value,
              label: t(`network.accreditation.kind.${value}`),
            }))}
          />
        </Cell>
        <SelectField
          {...form.field('regionCode')}
          label={t('network.accreditation.territory')}
          placeholder={t('network.accreditation.national')}
          description={t('network.accreditation.nationalHint')}
          options={(regions.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        />
        <TextField {...form.field('number')} label={t('network.accreditation.number')} maxLength={60} />
        <ItalianDateField {...form.field('validFrom')} label={t('network.accreditation.from')} />
        <ItalianDateField
          {...form.field('validTo')}
          label={t('network.accreditation.to')}
          description={t('network.accreditation.toHint')}
        />
      </FieldGrid>
    </Form>
  );
}

/** Changes the number or the days of an accreditation; its kind and territory stay. */
export function ChangeAccreditationForm({
  accreditation,
  onCancel,
  onDone,
}: Endings & { accreditation: Accreditation }) {
  const t = useTexts();
  const change = useChangeAccreditation(accreditation.organisationId);
  const initial: Pick<Values, 'number' | 'validFrom' | 'validTo'> = {
    number: accreditation.number,
    validFrom: accreditation.validFrom,
    validTo: accreditation.validTo,
  };
  const form = useForm({ initial, required: ['number', 'validFrom'] });
  const save = ({ number, validFrom, validTo }: typeof initial) => {
    if (validFrom === null) return;
    const body = { number: number.trim(), validFrom, validTo };
    change.mutate({ accreditation, body }, { onSuccess: onDone });
  };
  return (
    <Form
      form={form}
      onSubmit={save}
      problem={change.error}
      label={t('network.accreditation.edit')}
      actions={<FormActions busy={change.isPending} onCancel={onCancel} />}
    >
      <p>{t(`network.accreditation.kind.${accreditation.kind}`)}</p>
      <FieldGrid>
        <Cell span={12}>
          <TextField {...form.field('number')} label={t('network.accreditation.number')} maxLength={60} />
        </Cell>
        <ItalianDateField {...form.field('validFrom')} label={t('network.accreditation.from')} />
        <ItalianDateField
          {...form.field('validTo')}
          label={t('network.accreditation.to')}
          description={t('network.accreditation.toHint')}
        />
      </FieldGrid>
    </Form>
  );
}
