import { daysBetween, isCivilDate, romeToday } from '@approdo/shared/dates';
import { isStayPermitKind, stayPermitKinds, stayPermits } from '@approdo/shared/stay-permits';
import { currentLanguage } from '../../i18n/i18n.ts';
import type { Shapes } from '../../lib/api.ts';
import { dash } from '../../lib/format.ts';
import type { PermitStanding } from './permit-badge.tsx';

export type StayPermit = Shapes['StayPermit'];
export type StayPermitKindName = Shapes['AddStayPermit']['kind'];

export interface StayPermitValues {
  kind: StayPermitKindName | '';
  number: string;
  issuedOn: string | null;
  issuedBy: string;
  validFrom: string | null;
  validUntil: string | null;
  renewalRequestedOn: string | null;
  renewalReceiptNumber: string;
  asylumLodgedOn: string | null;
  note: string;
}

/** The name of a kind of permit; a dash for one that is masked. */
export function permitKindWords(kind: string): string {
  return isStayPermitKind(kind) ? stayPermits[kind][currentLanguage()] : dash;
}

/** The kinds to choose from, in the order of the catalogue. */
export function permitKindOptions(): { value: StayPermitKindName; label: string }[] {
  return stayPermitKinds.map((value) => ({ value, label: permitKindWords(value) }));
}

/** Renewal is asked for within this many days of the end (legislative decree 286/1998, article 5, paragraph 4). */
const expiringDays = 60;

/** How one permit stands today. */
export function standingOf({ validUntil, renewalRequestedOn }: StayPermit): PermitStanding {
  if (validUntil === null || !isCivilDate(validUntil))
    return { state: 'open', validUntil, daysLeft: null, renewalRequestedOn };
  const daysLeft = daysBetween(romeToday(new Date()), validUntil);
  const ended = renewalRequestedOn === null ? 'expired' : 'inRenewal';
  const running = daysLeft <= expiringDays ? 'expiring' : 'valid';
  return { state: daysLeft < 0 ? ended : running, validUntil, daysLeft, renewalRequestedOn };
}
