import { romeToday } from '@approdo/shared/dates';
import { textBounds } from '@approdo/shared/text';
import { type TextOf, useTexts } from '../../i18n/i18n.ts';
import type { Shapes } from '../../lib/api.ts';
import { dash, formatDay } from '../../lib/format.ts';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { Cell, FieldGrid } from '../../ui/layout.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { changeOf, given, isGiven } from './given.ts';
import { InForceBadge, periodWords } from './period-words.tsx';
import { employmentStatusCalls } from './record-calls.ts';
import type { RecordFieldsProps, RecordKind, RecordStore } from './record-kind.ts';
import {
  type EmploymentCondition,
  employmentConditions,
  type PaidPolicyAnswer,
  paidPolicyAnswers,
} from './words.ts';

type EmploymentStatus = Shapes['EmploymentStatus'];

interface EmploymentValues {
  condition: EmploymentCondition | '';
  startsOn: string | null;
  endsOn: string | null;
  paidPolicy: PaidPolicyAnswer | '';
  paidPolicyName: string;
}

const storedEmploymentStatuses: RecordStore<EmploymentStatus, EmploymentValues> = {
  rows: ({ employmentStatuses }) =>
    employmentStatuses.toSorted((a, b) => b.startsOn.localeCompare(a.startsOn)),
  valuesOf: (row) => ({
    condition: row?.condition ?? '',
    startsOn: row?.startsOn ?? null,
    endsOn: row?.endsOn ?? null,
    paidPolicy: row?.paidPolicy ?? 'notStated',
    paidPolicyName: row?.paidPolicyName ?? '',
  }),
  add: (on, { condition, startsOn, endsOn, paidPolicy, paidPolicyName }) => {
    if (condition === '' || startsOn === null) throw new Error('the form asks for these first');
    return employmentStatusCalls.add(on, {
      condition,
      startsOn,
      endsOn: given(endsOn),
      paidPolicy: given(paidPolicy),
      paidPolicyName: given(paidPolicyName),
    });
  },
  change: (on, recordId, { before, after }) => {
    const { may, must } = changeOf(before, after);
    return employmentStatusCalls.change(on, recordId, {
      condition: must('condition'),
      startsOn: must('startsOn'),
      endsOn: may('endsOn'),
      paidPolicy: must('paidPolicy'),
      paidPolicyName: may('paidPolicyName'),
    });
  },
  remove: employmentStatusCalls.remove,
};

/** What the person is on the labour market, one condition at a time. */
export function useEmploymentKind(): RecordKind<EmploymentStatus, EmploymentValues> {
  const t = useTexts();
  const today = romeToday(new Date());
  return {
    ...storedEmploymentStatuses,
    show: (row) => {
      const isPast = row.endsOn !== null && row.endsOn < today;
      return {
        title: t(`caseFiles.condition.${row.condition}`),
        badge: <InForceBadge isPast={isPast} />,
        isPast,
        details: [periodWords(row.startsOn, row.endsOn, t), policyWords(row, t)],
      };
    },
    titles: {
      add: t('caseFiles.employment.add'),
      change: t('caseFiles.employment.change'),
      close: t('caseFiles.employment.close'),
    },
    furtherModes: ({ endsOn }) => (endsOn === null ? ['close'] : []),
    required: (mode) => (mode === 'close' ? ['endsOn'] : ['condition', 'startsOn', 'paidPolicy']),
    check: ({ paidPolicy, paidPolicyName }) =>
      paidPolicy === 'ongoing' && !isGiven(paidPolicyName) ? { paidPolicyName: t('ui.form.required') } : {},
    Fields: EmploymentFields,
    labels: {
      condition: t('caseFiles.field.condition'),
      startsOn: t('caseFiles.field.startsOn'),
      endsOn: t('caseFiles.field.endsOn'),
      paidPolicy: t('caseFiles.field.paidPolicy'),
      paidPolicyName: t('caseFiles.field.paidPolicyName'),
    },
    say: (name, values) => sayEmployment(name, values, t),
  };
}

function policyWords({ paidPolicy, paidPolicyName }: EmploymentStatus, t: TextOf): string {
  return paidPolicyName
    ? t('caseFiles.employment.policy.named', { name: paidPolicyName })
    : t(`caseFiles.employment.policy.${paidPolicy}`);
}

function sayEmployment(name: keyof EmploymentValues, values: EmploymentValues, t: TextOf): string {
  const { condition, paidPolicy, paidPolicyName } = values;
  if (name === 'condition') return condition === '' ? dash : t(`caseFiles.condition.${condition}`);
  if (name === 'paidPolicy') return paidPolicy === '' ? dash : t(`caseFiles.paidPolicy.${paidPolicy}`);
  return name === 'paidPolicyName' ? paidPolicyName || dash : formatDay(values[name]);
}

function EmploymentFields({ form, mode }: RecordFieldsProps<EmploymentStatus, EmploymentValues>) {
  const t = useTexts();
  const today = romeToday(new Date());
  const end = (
    <ItalianDateField
      {...form.field('endsOn')}
      autoFocus={mode === 'close'}
      label={t('caseFiles.field.endsOn')}
      earliest={form.values.startsOn ?? undefined}
    />
  );
  if (mode === 'close') return end;
  return (
    <FieldGrid>
      <Cell span={12}>
        <SelectField
          {...form.field('condition')}
          autoFocus
          label={t('caseFiles.field.condition')}
          options={employmentConditions.map((value) => ({ value, label: t(`caseFiles.condition.${value}`) }))}
        />
      </Cell>
      <ItalianDateField
        {...form.field('startsOn')}
        label={t('caseFiles.field.startsOn')}
        description={t('caseFiles.employment.replaces')}
        latest={today}
      />
      {end}
      <SelectField
        {...form.field('paidPolicy')}
        onChange={(answer) => {
          form.set('paidPolicy', answer);
          if (answer !== 'ongoing') form.set('paidPolicyName', '');
        }}
        label={t('caseFiles.field.paidPolicy')}
        description={t('caseFiles.hint.paidPolicy')}
        options={paidPolicyAnswers.map((value) => ({ value, label: t(`caseFiles.paidPolicy.${value}`) }))}
      />
      {form.values.paidPolicy === 'ongoing' && (
        <TextField
          {...form.field('paidPolicyName')}
          label={t('caseFiles.field.paidPolicyName')}
          maxLength={textBounds.line}
          required
        />
      )}
    </FieldGrid>
  );
}
