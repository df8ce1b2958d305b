import { romeToday } from '@approdo/shared/dates';
import { useTexts } from '../../i18n/i18n.ts';
import { AutocompleteField, type Found } from '../../ui/autocomplete-field.tsx';
import { CheckboxField } from '../../ui/choice-field.tsx';
import { Form, type FormState, useForm } from '../../ui/form.tsx';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { Cell, FieldGrid } from '../../ui/layout.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FormActions } from './form-actions.tsx';
import { type Organisation, type Seat, searchMunicipalities, useAddSeat, useChangeSeat } from './queries.ts';

interface Values {
  address: string;
  postalCode: string;
  municipalityIstatCode: Found | null;
  phone: string;
  main: boolean;
  closedOn: string | null;
}

interface Endings {
  onCancel: () => void;
  onDone: () => void;
}

/** Adds a seat; the first one is the main seat in any case. */
export function AddSeatForm({ organisation, onCancel, onDone }: Endings & { organisation: Organisation }) {
  const t = useTexts();
  const add = useAddSeat(organisation.id);
  const initial: Values = {
    address: '',
    postalCode: '',
    municipalityIstatCode: null,
    phone: '',
    main: organisation.seats.length === 0,
    closedOn: null,
  };
  const form = useForm({ initial, required: ['address', 'municipalityIstatCode'] });
  const save = ({ address, postalCode, municipalityIstatCode, phone, main }: Values) => {
    if (municipalityIstatCode === null) return;
    const body = {
      address: address.trim(),
      municipalityIstatCode: municipalityIstatCode.value,
      ...(postalCode.trim() && { postalCode: postalCode.trim() }),
      ...(phone.trim() && { phone: phone.trim() }),
      main,
    };
    add.mutate(body, { onSuccess: onDone });
  };
  return (
    <Form
      form={form}
      onSubmit={save}
      problem={add.error}
      label={t('network.seat.add')}
      actions={<FormActions busy={add.isPending} onCancel={onCancel} />}
    >
      <FieldGrid>
        <CommonFields form={form} />
        {organisation.seats.length > 0 && (
          <CheckboxField {...form.field('main')} label={t('network.seat.makeMain')} />
        )}
      </FieldGrid>
    </Form>
  );
}

/** Changes a seat, makes it the main one, or closes it. */
export function ChangeSeatForm({ seat, onCancel, onDone }: Endings & { seat: Seat }) {
  const t = useTexts();
  const change = useChangeSeat(seat.organisationId);
  const { municipality } = seat;
  const initial: Values = {
    address: seat.address,
    postalCode: seat.postalCode ?? '',
    municipalityIstatCode: { value: municipality.istatCode, label: municipality.name },
    phone: seat.phone ?? '',
    main: seat.main,
    closedOn: seat.closedOn,
  };
  const form = useForm({ initial, required: ['address', 'municipalityIstatCode'] });
  const save = (values: Values) => {
    if (values.municipalityIstatCode === null) return;
    const body = {
      address: values.address.trim(),
      municipalityIstatCode: values.municipalityIstatCode.value,
      postalCode: values.postalCode.trim() || null,
      phone: values.phone.trim() || null,
      ...(values.main !== seat.main && { main: values.main }),
      closedOn: values.closedOn,
    };
    change.mutate({ seat, body }, { onSuccess: onDone });
  };
  return (
    <Form
      form={form}
      onSubmit={save}
      problem={change.error}
      label={t('network.seat.edit')}
      actions={<FormActions busy={change.isPending} onCancel={onCancel} />}
    >
      <FieldGrid>
        <CommonFields form={form} />
        {seat.main ? (
          <Cell span={12}>
            <p>{t('network.seat.isMain')}</p>
          </Cell>
        ) : (
          <>
            <ItalianDateField
              {...form.field('closedOn')}
              label={t('network.seat.closedOn')}
              description={t('network.seat.closedOnHint')}
              latest={romeToday(new Date())}
            />
            <Cell span={12}>
              <CheckboxField {...form.field('main')} label={t('network.seat.makeMain')} />
            </Cell>
          </>
        )}
      </FieldGrid>
    </Form>
  );
}

function CommonFields({ form }: { form: FormState<Values> }) {
  const t = useTexts();
  return (
    <>
      <Cell span={12}>
        <TextField {...form.field('address')} label={t('network.seat.address')} maxLength={200} />
      </Cell>
      <Cell span={8}>
        <AutocompleteField
          {...form.field('municipalityIstatCode')}
          label={t('network.seat.municipality')}
          description={t('network.seat.municipalityHint')}
          searchKey="municipalities"
          search={searchMunicipalities}
        />
      </Cell>
      <Cell span={4}>
        <TextField {...form.field('postalCode')} label={t('network.seat.postalCode')} maxLength={5} />
      </Cell>
      <TextField {...form.field('phone')} label={t('network.page.phone')} type="tel" maxLength={30} />
    </>
  );
}
