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
import { workDeclarationCalls } from './record-calls.ts';
import type { RecordFieldsProps, RecordKind, RecordStore } from './record-kind.ts';

type WorkDeclaration = Shapes['WorkDeclaration'];

interface DeclarationValues {
  declaredOn: string | null;
  employmentCentre: string;
  revokedOn: string | null;
}

const storedWorkDeclarations: RecordStore<WorkDeclaration, DeclarationValues> = {
  rows: ({ workDeclarations }) =>
    workDeclarations.toSorted((a, b) => b.declaredOn.localeCompare(a.declaredOn)),
  valuesOf: (row) => ({
    declaredOn: row?.declaredOn ?? null,
    employmentCentre: row?.employmentCentre ?? '',
    revokedOn: row?.revokedOn ?? null,
  }),
  add: (on, { declaredOn, employmentCentre, revokedOn }) => {
    if (declaredOn === null) throw new Error('the form asks for the day first');
    return workDeclarationCalls.add(on, {
      declaredOn,
      employmentCentre: given(employmentCentre),
      revokedOn: given(revokedOn),
    });
  },
  change: (on, recordId, { before, after }) => {
    const { may, must } = changeOf(before, after);
    return workDeclarationCalls.change(on, recordId, {
      declaredOn: must('declaredOn'),
      employmentCentre: may('employmentCentre'),
      revokedOn: may('revokedOn'),
    });
  },
  remove: workDeclarationCalls.remove,
};

/** The declarations of immediate availability to work (DID). */
export function useWorkDeclarationKind(): RecordKind<WorkDeclaration, DeclarationValues> {
  const t = useTexts();
  return {
    ...storedWorkDeclarations,
    show: ({ declaredOn, employmentCentre, revokedOn }) => ({
      title: t('caseFiles.did.of', { day: formatDay(declaredOn) }),
      badge:
        revokedOn === null ? (
          <InForceBadge isPast={false} />
        ) : (
          <StatusBadge>{t('caseFiles.did.revoked', { day: formatDay(revokedOn) })}</StatusBadge>
        ),
      isPast: revokedOn !== null,
      details: [employmentCentre],
    }),
    titles: {
      add: t('caseFiles.did.add'),
      change: t('caseFiles.did.change'),
      close: t('caseFiles.did.close'),
    },
    furtherModes: ({ revokedOn }) => (revokedOn === null ? ['close'] : []),
    required: (mode) => (mode === 'close' ? ['revokedOn'] : ['declaredOn']),
    Fields: DeclarationFields,
    labels: {
      declaredOn: t('caseFiles.field.declaredOn'),
      employmentCentre: t('caseFiles.field.employmentCentre'),
      revokedOn: t('caseFiles.field.revokedOn'),
    },
    say: (name, values) =>
      name === 'employmentCentre' ? values.employmentCentre || dash : formatDay(values[name]),
  };
}

function DeclarationFields({ form, mode }: RecordFieldsProps<WorkDeclaration, DeclarationValues>) {
  const t = useTexts();
  const today = romeToday(new Date());
  const end = (
    <ItalianDateField
      {...form.field('revokedOn')}
      autoFocus={mode === 'close'}
      label={t('caseFiles.field.revokedOn')}
      earliest={form.values.declaredOn ?? undefined}
      latest={today}
    />
  );
  if (mode === 'close') return end;
  return (
    <FieldGrid>
      <ItalianDateField
        {...form.field('declaredOn')}
        autoFocus
        label={t('caseFiles.field.declaredOn')}
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
