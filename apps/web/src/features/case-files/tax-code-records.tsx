import { romeToday } from '@approdo/shared/dates';
import { useTexts } from '../../i18n/i18n.ts';
import type { Shapes } from '../../lib/api.ts';
import { dash, formatDay } from '../../lib/format.ts';
import { useCountries } from '../../lib/territory.ts';
import { CopyValue } from '../../ui/copy-value.tsx';
import { AlertIcon } from '../../ui/icons.tsx';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { Cell, FieldGrid } from '../../ui/layout.tsx';
import styles from './case-files.module.css';
import { changeOf, given } from './given.ts';
import { InForceBadge, periodWords } from './period-words.tsx';
import { holderOf, personValuesOf } from './person-values.ts';
import type { CaseFile } from './queries.ts';
import { taxCodeCalls } from './record-calls.ts';
import type { RecordFieldsProps, RecordKind, RecordStore } from './record-kind.ts';
import { checkTaxCode } from './tax-code-check.ts';
import { saidInFull, TaxCodeInput } from './tax-code-input.tsx';

type TaxCode = Shapes['TaxCode'];

export interface TaxCodeValues {
  code: string;
  validFrom: string | null;
  validUntil: string | null;
}

const storedTaxCodes: RecordStore<TaxCode, TaxCodeValues> = {
  rows: ({ taxCodes }) => taxCodes.toSorted((a, b) => b.validFrom.localeCompare(a.validFrom)),
  valuesOf: (row) => ({
    code: row?.code ?? '',
    validFrom: row ? row.validFrom : romeToday(new Date()),
    validUntil: row?.validUntil ?? null,
  }),
  add: (on, { code, validFrom, validUntil }) =>
    taxCodeCalls.add(on, { code, validFrom: given(validFrom), validUntil: given(validUntil) }),
  change: (on, recordId, { before, after }) => {
    const { may, must } = changeOf(before, after);
    return taxCodeCalls.change(on, recordId, {
      code: must('code'),
      validFrom: must('validFrom'),
      validUntil: may('validUntil'),
    });
  },
  remove: taxCodeCalls.remove,
};

/** The tax codes of a person, personal and provisional, each with the period in which it was theirs. */
export function useTaxCodeKind(): RecordKind<TaxCode, TaxCodeValues> {
  const t = useTexts();
  const countries = useCountries();
  const today = romeToday(new Date());
  return {
    ...storedTaxCodes,
    show: (row, file) => {
      const isPast = row.validUntil !== null && row.validUntil < today;
      return {
        title: <CopyValue value={row.code} />,
        badge: <InForceBadge isPast={isPast} />,
        isPast,
        details: [
          `${t(`caseFiles.taxCode.kind.${row.kind}`)}, ${periodWords(row.validFrom, row.validUntil, t)}`,
          ...(isPast ? [] : warningsOf(file, row)).map((warning) => <Doubt key={warning} text={warning} />),
        ],
      };
    },
    titles: {
      add: t('caseFiles.taxCode.add'),
      change: t('caseFiles.taxCode.change'),
      close: t('caseFiles.taxCode.close'),
    },
    furtherModes: ({ validUntil }) => (validUntil === null ? ['close'] : []),
    required: (mode) => (mode === 'close' ? ['validUntil'] : ['code', 'validFrom']),
    check: ({ code }, file) => {
      const { errors } = checkTaxCode(code, holderOf(personValuesOf(file)), countries);
      return errors.length > 0 ? { code: errors.map(saidInFull).join(' ') } : {};
    },
    Fields: TaxCodeFields,
    labels: {
      code: t('caseFiles.field.taxCode'),
      validFrom: t('caseFiles.field.validFrom'),
      validUntil: t('caseFiles.field.validUntil'),
    },
    say: (name, values) => (name === 'code' ? values.code || dash : formatDay(values[name])),
  };
}

function Doubt({ text }: { text: string }) {
  return (
    <span className={styles.doubt}>
      <AlertIcon size={16} />
      <span>{text}</span>
    </span>
  );
}

/** What the file says of the code: names written in another way. */
function warningsOf({ taxCodes, warnings }: CaseFile, row: TaxCode): string[] {
  const pointer = `/taxCodes/${taxCodes.findIndex(({ id }) => id === row.id)}/code`;
  return warnings
    .filter((warning) => warning.pointer === pointer)
    .map(({ message, fix }) => `${message} ${fix}`);
}

function TaxCodeFields({ form, mode, file }: RecordFieldsProps<TaxCode, TaxCodeValues>) {
  const t = useTexts();
  const today = romeToday(new Date());
  const until = (
    <ItalianDateField
      {...form.field('validUntil')}
      autoFocus={mode === 'close'}
      label={t('caseFiles.field.validUntil')}
      earliest={form.values.validFrom ?? undefined}
    />
  );
  if (mode === 'close') return until;
  return (
    <FieldGrid>
      <Cell span={12}>
        <TaxCodeInput
          {...form.field('code')}
          autoFocus
          holder={holderOf(personValuesOf(file))}
          label={t('caseFiles.field.taxCode')}
        />
      </Cell>
      <ItalianDateField
        {...form.field('validFrom')}
        label={t('caseFiles.field.validFrom')}
        description={t('caseFiles.taxCode.replaces')}
        latest={today}
      />
      {until}
    </FieldGrid>
  );
}
