import { romeToday } from '@approdo/shared/dates';
import { textBounds } from '@approdo/shared/text';
import { useTexts } from '../../i18n/i18n.ts';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { Cell, FieldGrid } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import type { RecordFieldsProps } from './record-kind.ts';
import { permitKindOptions, type StayPermit, type StayPermitValues } from './stay-permit-words.ts';

type Props = RecordFieldsProps<StayPermit, StayPermitValues>;

/** The fields of a stay permit; only those of the receipt when a renewal is recorded. */
export function StayPermitFields(props: Props) {
  const { form, mode, row } = props;
  const t = useTexts();
  if (mode === 'renew')
    return (
      <FieldGrid>
        <ReceiptFields {...props} />
      </FieldGrid>
    );
  const isMasked = row?.masked ?? false;
  return (
    <>
      {isMasked && <Notice>{t('caseFiles.permits.maskedKept')}</Notice>}
      <FieldGrid>
        {!isMasked && (
          <Cell span={12}>
            <SelectField
              {...form.field('kind')}
              autoFocus={mode === 'add'}
              label={t('caseFiles.field.permitKind')}
              options={permitKindOptions()}
            />
          </Cell>
        )}
        <PaperFields {...props} />
        <ReceiptFields {...props} />
        {!isMasked && <RestrictedFields {...props} />}
      </FieldGrid>
    </>
  );
}

function PaperFields({ form }: Props) {
  const t = useTexts();
  const today = romeToday(new Date());
  return (
    <>
      <TextField {...form.field('number')} label={t('caseFiles.field.permitNumber')} maxLength={40} />
      <TextField
        {...form.field('issuedBy')}
        label={t('caseFiles.field.issuedBy')}
        maxLength={textBounds.name}
      />
      <Cell span={4}>
        <ItalianDateField {...form.field('issuedOn')} label={t('caseFiles.field.issuedOn')} latest={today} />
      </Cell>
      <Cell span={4}>
        <ItalianDateField {...form.field('validFrom')} label={t('caseFiles.field.validFrom')} />
      </Cell>
      <Cell span={4}>
        <ItalianDateField
          {...form.field('validUntil')}
          label={t('caseFiles.field.validUntil')}
          earliest={form.values.validFrom ?? undefined}
        />
      </Cell>
    </>
  );
}

function ReceiptFields({ form, mode }: Props) {
  const t = useTexts();
  const today = romeToday(new Date());
  return (
    <>
      <ItalianDateField
        {...form.field('renewalRequestedOn')}
        autoFocus={mode === 'renew'}
        label={t('caseFiles.field.renewalRequestedOn')}
        latest={today}
      />
      <TextField
        {...form.field('renewalReceiptNumber')}
        label={t('caseFiles.field.renewalReceiptNumber')}
        maxLength={40}
      />
    </>
  );
}

function RestrictedFields({ form }: Props) {
  const t = useTexts();
  const today = romeToday(new Date());
  return (
    <>
      {(form.values.kind === 'asylumRequest' || form.values.asylumLodgedOn !== null) && (
        <Cell span={12}>
          <ItalianDateField
            {...form.field('asylumLodgedOn')}
            label={t('caseFiles.field.asylumLodgedOn')}
            description={t('caseFiles.hint.asylumLodgedOn')}
            latest={today}
          />
        </Cell>
      )}
      <Cell span={12}>
        <TextArea {...form.field('note')} label={t('caseFiles.field.note')} maxLength={textBounds.note} />
      </Cell>
    </>
  );
}
