import { romeToday } from '@approdo/shared/dates';
import { textBounds } from '@approdo/shared/text';
import { useTexts } from '../../i18n/i18n.ts';
import type { Shapes } from '../../lib/api.ts';
import { dash, formatDay } from '../../lib/format.ts';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { FieldGrid } from '../../ui/layout.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { changeOf, given } from './given.ts';
import { InForceBadge } from './period-words.tsx';
import { servicePactCalls } from './record-calls.ts';
import type { RecordFieldsProps, RecordKind, RecordStore } from './record-kind.ts';

type ServicePact = Shapes['ServicePact'];

interface PactValues {
  signedOn: string | null;
  employmentCentre: string;
  endedOn: string | null;
}

const storedServicePacts: RecordStore<ServicePact, PactValues> = {
  rows: ({ servicePacts }) => servicePacts.toSorted((a, b) => b.signedOn.localeCompare(a.signedOn)),
  valuesOf: (row) => ({
    signedOn: row?.signedOn ?? null,
    employmentCentre: row?.employmentCentre ?? '',
    endedOn: row?.endedOn ?? null,
  }),
  add: (on, { signedOn, employmentCentre, endedOn }) => {
    if (signedOn === null) throw new Error('the form asks for the day first');
    return servicePactCalls.add(on, {
      signedOn,
      employmentCentre: given(employmentCentre),
      endedOn: given(endedOn),
    });
  },
  change: (on, recordId, { before, after }) => {
    const { may, must } = changeOf(before, after);
    return servicePactCalls.change(on, recordId, {
      signedOn: must('signedOn'),
      employmentCentre: may('employmentCentre'),
      endedOn: may('endedOn'),
    });
  },
  remove: servicePactCalls.remove,
};

/** The service pacts signed at the employment centre. */
export function useServicePactKind(): RecordKind<ServicePact, PactValues> {
  const t = useTexts();
  return {
    ...storedServicePacts,
    show: ({ signedOn, employmentCentre, endedOn }) => ({
      title: t('caseFiles.pact.of', { day: formatDay(signedOn) }),
      badge:
        endedOn === null ? (
          <InForceBadge isPast={false} />
        ) : (
          <StatusBadge>{t('caseFiles.pact.ended', { day: formatDay(endedOn) })}</StatusBadge>
        ),
      isPast: endedOn !== null,
      details: [employmentCentre],
    }),
    titles: {
      add: t('caseFiles.pact.add'),
      change: t('caseFiles.pact.change'),
      close: t('caseFiles.pact.close'),
    },
    furtherModes: ({ endedOn }) => (endedOn === null ? ['close'] : []),
    required: (mode) => (mode === 'close' ? ['endedOn'] : ['signedOn']),
    Fields: PactFields,
    labels: {
      signedOn: t('caseFiles.field.signedOn'),
      employmentCentre: t('caseFiles.field.employmentCentre'),
      endedOn: t('caseFiles.field.endsOn'),
    },
    say: (name, values) =>
      name === 'employmentCentre' ? values.employmentCentre || dash : formatDay(values[name]),
  };
}

function PactFields({ form, mode }: RecordFieldsProps<ServicePact, PactValues>) {
  const t = useTexts();
  const today = romeToday(new Date());
  const end = (
    <ItalianDateField
      {...form.field('endedOn')}
      autoFocus={mode === 'close'}
      label={t('caseFiles.field.endsOn')}
      earliest={form.values.signedOn ?? undefined}
      latest={today}
    />
  );
  if (mode === 'close') return end;
  return (
    <FieldGrid>
      <ItalianDateField
        {...form.field('signedOn')}
        autoFocus
        label={t('caseFiles.field.signedOn')}
        latest={today}
      />
      <TextField
        {...form.field('employmentCentre')}
        label={t('caseFiles.field.employmentCentre')}
        maxLength={textBounds.line}
      />
      {mode === 'change' && end}
    </FieldGrid>
  );
}
