import { romeToday } from '@approdo/shared/dates';
import { useTexts } from '../../i18n/i18n.ts';
import type { Shapes } from '../../lib/api.ts';
import { Button } from '../../ui/button.tsx';
import { RadioGroup } from '../../ui/choice-field.tsx';
import { Form, type FormState, useForm } from '../../ui/form.tsx';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { Cell, FieldGrid } from '../../ui/layout.tsx';
import { Modal } from '../../ui/modal.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { type Plan, useSignPlan } from './queries.ts';

type Method = Shapes['SignPlan']['personMethod'];

interface SignatureValues {
  signatory: Shapes['SignPlan']['signatory'] | '';
  guardianName: string;
  personSignedOn: string | null;
  personMethod: Method | '';
  operatorSignedOn: string | null;
  operatorMethod: Method | '';
  documentReference: string;
}

const methods = ['inPresence', 'onPaper', 'digitally'] as const;

/** Records who signed the plan, when and how. */
export function SignDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const t = useTexts();
  const sign = useSignPlan({ actionPlanId: plan.id, version: plan.version });
  const today = romeToday(new Date());
  const form = useForm<SignatureValues>({
    initial: {
      signatory: 'person',
      guardianName: '',
      personSignedOn: today,
      personMethod: 'inPresence',
      operatorSignedOn: today,
      operatorMethod: 'inPresence',
      documentReference: '',
    },
    required: ['signatory', 'personSignedOn', 'personMethod', 'operatorSignedOn', 'operatorMethod'],
  });
  const submit = (values: SignatureValues) => {
    const body = bodyOf(values);
    if (body === null) return;
    sign.mutate(body, {
      onSuccess: (signed) => {
        toast(t('actionPlans.sign.done', { number: signed.lastVersion?.number ?? 1 }));
        onClose();
      },
    });
  };
  return (
    <Modal isOpen onClose={onClose} title={t('actionPlans.sign.title')} size="large">
      <Form
        form={form}
        guard={false}
        onSubmit={submit}
        problem={sign.error}
        actions={
          <>
            <Button type="submit" tone="primary" busy={sign.isPending}>
              {t('actionPlans.sign.confirm')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </>
        }
      >
        <p>{t('actionPlans.sign.meaning')}</p>
        <SignatureFields form={form} today={today} />
      </Form>
    </Modal>
  );
}

function SignatureFields({ form, today }: { form: FormState<SignatureValues>; today: string }) {
  const t = useTexts();
  const options = methods.map((value) => ({ value, label: t(`actionPlans.method.${value}`) }));
  const { operatorMethod, personMethod, signatory } = form.values;
  const isOnPaper = personMethod === 'onPaper' || operatorMethod === 'onPaper';
  return (
    <FieldGrid>
      <Cell span={6}>
        <RadioGroup
          {...form.field('signatory')}
          label={t('actionPlans.sign.signatory')}
          options={[
            { value: 'person', label: t('actionPlans.signatory.person') },
            { value: 'guardian', label: t('actionPlans.signatory.guardian') },
          ]}
        />
      </Cell>
      <Cell span={6}>
        {signatory === 'guardian' && (
          <TextField
            {...form.field('guardianName')}
            required
            label={t('actionPlans.sign.guardianName')}
            maxLength={200}
          />
        )}
      </Cell>
      <Cell span={6}>
        <ItalianDateField
          {...form.field('personSignedOn')}
          label={t('actionPlans.sign.personSignedOn')}
          latest={today}
        />
      </Cell>
      <Cell span={6}>
        <SelectField
          {...form.field('personMethod')}
          label={t('actionPlans.sign.personMethod')}
          options={options}
        />
      </Cell>
      <Cell span={6}>
        <ItalianDateField
          {...form.field('operatorSignedOn')}
          label={t('actionPlans.sign.operatorSignedOn')}
          latest={today}
        />
      </Cell>
      <Cell span={6}>
        <SelectField
          {...form.field('operatorMethod')}
          label={t('actionPlans.sign.operatorMethod')}
          options={options}
        />
      </Cell>
      <Cell span={12}>
        <TextField
          {...form.field('documentReference')}
          required={isOnPaper}
          label={t('actionPlans.sign.documentReference')}
          description={t('actionPlans.sign.documentHint')}
          maxLength={200}
        />
      </Cell>
    </FieldGrid>
  );
}

function bodyOf(values: SignatureValues): Shapes['SignPlan'] | null {
  const { operatorMethod, operatorSignedOn, personMethod, personSignedOn, signatory } = values;
  if (signatory === '' || personMethod === '' || operatorMethod === '') return null;
  if (personSignedOn === null || operatorSignedOn === null) return null;
  const [guardianName, documentReference] = [values.guardianName.trim(), values.documentReference.trim()];
  return {
    signatory,
    personMethod,
    personSignedOn,
    operatorMethod,
    operatorSignedOn,
    ...(signatory === 'guardian' && guardianName !== '' ? { guardianName } : {}),
    ...(documentReference !== '' ? { documentReference } : {}),
  };
}
