import { isCivilDate } from '@approdo/shared/dates';
import { isStayPermitKind } from '@approdo/shared/stay-permits';
import { type TextOf, useTexts } from '../../i18n/i18n.ts';
import type { Shapes } from '../../lib/api.ts';
import { dash, formatDay } from '../../lib/format.ts';
import { MaskedValue } from '../../ui/masked-value.tsx';
import { changeOf, given } from './given.ts';
import { InForceBadge, periodWords } from './period-words.tsx';
import { PermitBadge } from './permit-badge.tsx';
import { stayPermitCalls } from './record-calls.ts';
import type { RecordKind, RecordMode, RecordStore } from './record-kind.ts';
import { StayPermitFields } from './stay-permit-fields.tsx';
import { permitKindWords, type StayPermit, type StayPermitValues, standingOf } from './stay-permit-words.ts';

const storedStayPermits: RecordStore<StayPermit, StayPermitValues> = {
  rows: ({ stayPermits: permits }) =>
    permits.toSorted((a, b) => (b.validUntil ?? '9999').localeCompare(a.validUntil ?? '9999')),
  valuesOf: permitValuesOf,
  add: (on, values) => {
    const { kind } = values;
    if (kind === '') throw new Error('the form asks for the kind first');
    return stayPermitCalls.add(on, { kind, ...addedPermit(values) });
  },
  change: (on, recordId, { before, after }) =>
    stayPermitCalls.change(on, recordId, changedPermit(before, after)),
  remove: stayPermitCalls.remove,
};

/** The stay permits of a person, with the receipts of their renewal; kinds that tell too much are masked. */
export function useStayPermitKind(): RecordKind<StayPermit, StayPermitValues> {
  const t = useTexts();
  return {
    ...storedStayPermits,
    show: (row) => {
      const standing = standingOf(row);
      return {
        title: <PermitKind permit={row} />,
        badge:
          standing.state === 'valid' || standing.state === 'open' ? (
            <InForceBadge isPast={false} />
          ) : (
            <PermitBadge permit={standing} />
          ),
        isPast: standing.state === 'expired',
        details: permitDetails(row, t),
      };
    },
    titles: {
      add: t('caseFiles.permits.add'),
      change: t('caseFiles.permits.change'),
      renew: t('caseFiles.permits.renew'),
    },
    furtherModes: ({ validUntil, renewalRequestedOn }) =>
      validUntil !== null && renewalRequestedOn === null ? ['renew'] : [],
    required: (mode, row) => requiredIn(mode, row),
    Fields: StayPermitFields,
    labels: permitLabels(t),
    say: sayPermit,
  };
}

function requiredIn(mode: RecordMode, row: StayPermit | null): readonly (keyof StayPermitValues)[] {
  if (mode === 'renew') return ['renewalRequestedOn'];
  // A masked kind stays as it is: whoever corrects the dates need not see it.
  return row?.masked ? [] : ['kind'];
}

function permitValuesOf(row: StayPermit | null, mode: RecordMode): StayPermitValues {
  const isNewReceipt = mode === 'renew' && row?.renewalRequestedOn == null;
  return {
    kind: row && isStayPermitKind(row.kind) ? row.kind : '',
    number: row?.number ?? '',
    issuedOn: row?.issuedOn ?? null,
    issuedBy: row?.issuedBy ?? '',
    validFrom: row?.validFrom ?? null,
    validUntil: row?.validUntil ?? null,
    renewalRequestedOn: isNewReceipt ? null : (row?.renewalRequestedOn ?? null),
    renewalReceiptNumber: row?.renewalReceiptNumber ?? '',
    asylumLodgedOn: row?.asylumLodgedOn ?? null,
    note: row?.note ?? '',
  };
}

function addedPermit(values: StayPermitValues): Omit<Shapes['AddStayPermit'], 'kind'> {
  return {
    number: given(values.number),
    issuedOn: given(values.issuedOn),
    issuedBy: given(values.issuedBy),
    validFrom: given(values.validFrom),
    validUntil: given(values.validUntil),
    renewalRequestedOn: given(values.renewalRequestedOn),
    renewalReceiptNumber: given(values.renewalReceiptNumber),
    asylumLodgedOn: given(values.asylumLodgedOn),
    note: given(values.note),
  };
}

function changedPermit(before: StayPermitValues, after: StayPermitValues): Shapes['ChangeStayPermit'] {
  const { may, must } = changeOf(before, after);
  return {
    kind: must('kind'),
    number: may('number'),
    issuedOn: may('issuedOn'),
    issuedBy: may('issuedBy'),
    validFrom: may('validFrom'),
    validUntil: may('validUntil'),
    renewalRequestedOn: may('renewalRequestedOn'),
    renewalReceiptNumber: may('renewalReceiptNumber'),
    asylumLodgedOn: may('asylumLodgedOn'),
    note: may('note'),
  };
}

/** What a permit is called; covered where the kind alone tells too much. */
export function PermitKind({ permit }: { permit: StayPermit }) {
  const t = useTexts();
  if (permit.masked)
    return (
      <>
        {t('caseFiles.one.permit')} <MaskedValue label={t('caseFiles.field.permitKind')} />
      </>
    );
  return permitKindWords(permit.kind);
}

function permitDetails(row: StayPermit, t: TextOf): string[] {
  const { number, issuedOn, issuedBy, validFrom, validUntil, renewalRequestedOn, note } = row;
  const numbered = number ? t('caseFiles.permits.number', { number }) : '';
  const issued = issuedOn ? t('caseFiles.permits.issued', { day: formatDay(issuedOn) }) : '';
  const period = periodWords(validFrom, validUntil, t);
  const valid = period && t('caseFiles.permits.valid', { period });
  const receipt = renewalRequestedOn
    ? t('caseFiles.permits.renewal', { day: formatDay(renewalRequestedOn) })
    : '';
  const receiptNumber = row.renewalReceiptNumber
    ? t('caseFiles.permits.receipt', { number: row.renewalReceiptNumber })
    : '';
  const asylum = row.asylumLodgedOn
    ? t('caseFiles.permits.asylum', { day: formatDay(row.asylumLodgedOn) })
    : '';
  return [
    valid,
    [numbered, issued, issuedBy].filter(Boolean).join(', '),
    [receipt, receiptNumber].filter(Boolean).join(', '),
    asylum,
    note ?? '',
  ];
}

function permitLabels(t: TextOf): Record<keyof StayPermitValues, string> {
  return {
    kind: t('caseFiles.field.permitKind'),
    number: t('caseFiles.field.permitNumber'),
    issuedOn: t('caseFiles.field.issuedOn'),
    issuedBy: t('caseFiles.field.issuedBy'),
    validFrom: t('caseFiles.field.validFrom'),
    validUntil: t('caseFiles.field.validUntil'),
    renewalRequestedOn: t('caseFiles.field.renewalRequestedOn'),
    renewalReceiptNumber: t('caseFiles.field.renewalReceiptNumber'),
    asylumLodgedOn: t('caseFiles.field.asylumLodgedOn'),
    note: t('caseFiles.field.note'),
  };
}

function sayPermit(name: keyof StayPermitValues, values: StayPermitValues): string {
  if (name === 'kind') return permitKindWords(values.kind);
  const value = values[name];
  return value !== null && isCivilDate(value) ? formatDay(value) : value || dash;
}
