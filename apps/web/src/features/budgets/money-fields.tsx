import { romeToday } from '@approdo/shared/dates';
import type { TextOf } from '../../i18n/i18n.ts';
import { useTexts } from '../../i18n/i18n.ts';
import type { FieldErrors, FormState } from '../../ui/form.tsx';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { Cell } from '../../ui/layout.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { BudgetNames } from './names.ts';
import type { EditionId, FundId } from './queries.ts';

/** Of which fund. */
interface FundChoice {
  editionId: EditionId | '';
  fundId: FundId | '';
}

/** What every movement of money says: of which fund, by which act. */
export interface ActValues extends FundChoice {
  actReference: string;
  effectiveOn: string | null;
}

/** Characters of the reference of an act, as the contract bounds them. */
const referenceMin = 3;
const referenceMax = 200;

export function actProblems({ actReference }: ActValues, t: TextOf): FieldErrors {
  const length = actReference.trim().length;
  return length > 0 && length < referenceMin ? { actReference: t('budgets.actReferenceHint') } : {};
}

interface FundFieldsProps<Values extends FundChoice> {
  form: FormState<Values>;
  words: BudgetNames;
}

/** The edition, and then one of its funds. */
export function FundFields<Values extends FundChoice>({ form, words }: FundFieldsProps<Values>) {
  const t = useTexts();
  const { editionId } = form.values;
  const edition = words.editions.find(({ id }) => id === editionId);
  return (
    <>
      <SelectField<EditionId>
        {...form.field('editionId')}
        label={t('budgets.edition')}
        options={words.editions.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value) => {
          form.set('editionId', value);
          form.set('fundId', '');
        }}
      />
      <SelectField<FundId>
        {...form.field('fundId')}
        label={t('budgets.fund')}
        options={(edition?.funds ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        disabled={edition === undefined}
        {...(edition ? {} : { placeholder: t('budgets.editionFirst') })}
      />
    </>
  );
}

/** The act that decides it, and its day. */
export function ActFields<Values extends ActValues>({ form }: { form: FormState<Values> }) {
  const t = useTexts();
  return (
    <>
      <ItalianDateField
        {...form.field('effectiveOn')}
        label={t('budgets.effectiveOn')}
        latest={romeToday(new Date())}
      />
      <Cell span={12}>
        <TextField
          {...form.field('actReference')}
          label={t('budgets.actReference')}
          description={t('budgets.actReferenceHint')}
          maxLength={referenceMax}
        />
      </Cell>
    </>
  );
}
