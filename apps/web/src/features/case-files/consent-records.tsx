import { romeToday } from '@approdo/shared/dates';
import { type TextOf, useTexts } from '../../i18n/i18n.ts';
import type { Shapes } from '../../lib/api.ts';
import { dash, formatDay } from '../../lib/format.ts';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { Cell, FieldGrid } from '../../ui/layout.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { changeOf, given } from './given.ts';
import { consentCalls } from './record-calls.ts';
import type { RecordFieldsProps, RecordKind, RecordStore } from './record-kind.ts';
import { type ConsentKind, type ConsentWay, consentKinds, consentWays } from './words.ts';

type Consent = Shapes['Consent'];

interface ConsentValues {
  kind: ConsentKind | '';
  givenOn: string | null;
  how: ConsentWay | '';
  textVersion: string;
  withdrawnOn: string | null;
}

const storedConsents: RecordStore<Consent, ConsentValues> = {
  rows: ({ consents }) => consents.toSorted((a, b) => b.givenOn.localeCompare(a.givenOn)),
  valuesOf: (row) => ({
    kind: row?.kind ?? '',
    givenOn: row ? row.givenOn : romeToday(new Date()),
    how: row?.how ?? 'onPaper',
    textVersion: row?.textVersion ?? '',
    withdrawnOn: row?.withdrawnOn ?? null,
  }),
  add: (on, { kind, givenOn, how, textVersion, withdrawnOn }) => {
    if (kind === '' || givenOn === null || how === '') throw new Error('the form asks for these first');
    return consentCalls.add(on, {
      kind,
      givenOn,
      how,
      textVersion: textVersion.trim(),
      withdrawnOn: given(withdrawnOn),
    });
  },
  change: (on, recordId, { before, after }) => {
    const { may, must } = changeOf(before, after);
    return consentCalls.change(on, recordId, {
      kind: must('kind'),
      givenOn: must('givenOn'),
      how: must('how'),
      textVersion: must('textVersion'),
      withdrawnOn: may('withdrawnOn'),
    });
  },
  remove: consentCalls.remove,
};

/** The privacy notice and the consents: which text, when, how, and whether withdrawn. */
export function useConsentKind(): RecordKind<Consent, ConsentValues> {
  const t = useTexts();
  return {
    ...storedConsents,
    show: ({ kind, givenOn, withdrawnOn, how, textVersion }) => ({
      title: t(`caseFiles.consent.kind.${kind}`),
      badge:
        withdrawnOn === null ? null : (
          <StatusBadge tone="warning">
            {t('caseFiles.consent.withdrawn', { day: formatDay(withdrawnOn) })}
          </StatusBadge>
        ),
      isPast: withdrawnOn !== null,
      details: [
        t('caseFiles.consent.given', {
          day: formatDay(givenOn),
          how: t(`caseFiles.way.${how}`),
          version: textVersion,
        }),
      ],
    }),
    titles: {
      add: t('caseFiles.consent.add'),
      change: t('caseFiles.consent.change'),
      close: t('caseFiles.consent.close'),
    },
    furtherModes: ({ withdrawnOn, kind }) =>
      withdrawnOn === null && kind !== 'privacyNotice' ? ['close'] : [],
    required: (mode) => (mode === 'close' ? ['withdrawnOn'] : ['kind', 'givenOn', 'how', 'textVersion']),
    Fields: ConsentFields,
    labels: {
      kind: t('caseFiles.field.consentKind'),
      givenOn: t('caseFiles.field.givenOn'),
      how: t('caseFiles.field.how'),
      textVersion: t('caseFiles.field.textVersion'),
      withdrawnOn: t('caseFiles.field.withdrawnOn'),
    },
    say: (name, values) => sayConsent(name, values, t),
  };
}

function sayConsent(name: keyof ConsentValues, values: ConsentValues, t: TextOf): string {
  const { kind, how, textVersion } = values;
  if (name === 'kind') return kind === '' ? dash : t(`caseFiles.consent.kind.${kind}`);
  if (name === 'how') return how === '' ? dash : t(`caseFiles.way.${how}`);
  return name === 'textVersion' ? textVersion || dash : formatDay(values[name]);
}

function ConsentFields({ form, mode }: RecordFieldsProps<Consent, ConsentValues>) {
  const t = useTexts();
  const today = romeToday(new Date());
  const withdrawal = (
    <ItalianDateField
      {...form.field('withdrawnOn')}
      autoFocus={mode === 'close'}
      label={t('caseFiles.field.withdrawnOn')}
      earliest={form.values.givenOn ?? undefined}
      latest={today}
    />
  );
  if (mode === 'close') return withdrawal;
  return (
    <FieldGrid>
      <Cell span={12}>
        <SelectField
          {...form.field('kind')}
          autoFocus
          label={t('caseFiles.field.consentKind')}
          options={consentKinds.map((value) => ({ value, label: t(`caseFiles.consent.kind.${value}`) }))}
        />
      </Cell>
      <ItalianDateField {...form.field('givenOn')} label={t('caseFiles.field.givenOn')} latest={today} />
      <SelectField
        {...form.field('how')}
        label={t('caseFiles.field.how')}
        options={consentWays.map((value) => ({ value, label: t(`caseFiles.way.${value}`) }))}
      />
      <TextField
        {...form.field('textVersion')}
        label={t('caseFiles.field.textVersion')}
        placeholder={t('caseFiles.hint.textVersion')}
        maxLength={40}
      />
      {mode === 'change' && withdrawal}
    </FieldGrid>
  );
}
