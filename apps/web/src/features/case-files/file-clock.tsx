import { isCivilDate, romeToday } from '@approdo/shared/dates';
import { type TextOf, useTexts } from '../../i18n/i18n.ts';
import { type ClockSpan, PermitClock } from '../../ui/permit-clock.tsx';
import type { CaseFile } from './queries.ts';
import { permitKindWords, type StayPermit, standingOf } from './stay-permit-words.ts';

/** The permits, their receipts, the declaration and the pact of a file on one line of time. */
export function FileClock({ file, also }: { file: CaseFile; also: readonly ClockSpan[] }) {
  const t = useTexts();
  const spans = [...clockSpans(file, t), ...also];
  if (spans.length === 0) return null;
  return <PermitClock label={t('caseFiles.clock')} spans={spans} today={romeToday(new Date())} />;
}

const permitTone = {
  valid: 'good',
  open: 'good',
  expiring: 'warning',
  inRenewal: 'neutral',
  expired: 'bad',
  none: 'neutral',
} as const;

/** Shown at the most: the clock is for how things stand, the sections below for the history. */
const permitsMax = 2;

/** What the clock of a file shows; what has no first day has no line. */
export function clockSpans(file: CaseFile, t: TextOf): ClockSpan[] {
  const permits = file.stayPermits
    .toSorted((a, b) => (b.validUntil ?? '9999').localeCompare(a.validUntil ?? '9999'))
    .slice(0, permitsMax)
    .flatMap((permit) => permitSpans(permit, t));
  return [...permits, ...declarationSpans(file, t), ...pactSpans(file, t)];
}

function permitSpans(permit: StayPermit, t: TextOf): ClockSpan[] {
  const { id, validUntil, renewalRequestedOn } = permit;
  const from = permit.validFrom ?? permit.issuedOn ?? permit.asylumLodgedOn;
  const label = permit.masked ? t('caseFiles.one.permit') : permitKindWords(permit.kind);
  const own: ClockSpan[] =
    from !== null && isCivilDate(from)
      ? [{ id, label, from, to: validUntil, tone: permitTone[standingOf(permit).state] }]
      : [];
  if (renewalRequestedOn === null) return own;
  const receipt: ClockSpan = {
    id: `${id}-receipt`,
    label: t('caseFiles.one.receipt'),
    from: renewalRequestedOn,
    to: null,
    tone: 'info',
  };
  return [...own, receipt];
}

function declarationSpans({ workDeclarations }: CaseFile, t: TextOf): ClockSpan[] {
  const last = workDeclarations.toSorted((a, b) => b.declaredOn.localeCompare(a.declaredOn))[0];
  if (!last) return [];
  const tone = last.revokedOn === null ? 'good' : 'bad';
  return [{ id: last.id, label: t('caseFiles.column.did'), from: last.declaredOn, to: last.revokedOn, tone }];
}

function pactSpans({ servicePacts }: CaseFile, t: TextOf): ClockSpan[] {
  const last = servicePacts.toSorted((a, b) => b.signedOn.localeCompare(a.signedOn))[0];
  if (!last) return [];
  const tone = last.endedOn === null ? 'good' : 'neutral';
  return [{ id: last.id, label: t('caseFiles.one.pact'), from: last.signedOn, to: last.endedOn, tone }];
}
