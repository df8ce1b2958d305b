import { type CivilDate, daysBetween } from '@approdo/shared/dates';
import { stayPermits } from '@approdo/shared/stay-permits';
import type { StayPermitRecord } from '../facts.ts';
import type { PermitStanding } from '../schemas/parts.ts';

/** Days before a permit ends from which it is shown as ending: renewal is asked for by then (legislative decree 286/1998, article 5, paragraph 4). */
export const permitExpiringDays = 60;

type PermitDates = Pick<StayPermitRecord, 'validUntil' | 'renewalRequestedOn'>;

/** How the stay stands on a day by the permit that lasts longest. */
export function permitStanding(permit: PermitDates | null, today: CivilDate): PermitStanding {
  if (permit === null) return { state: 'none', validUntil: null, daysLeft: null, renewalRequestedOn: null };
  const { validUntil, renewalRequestedOn } = permit;
  if (validUntil === null) return { state: 'open', validUntil, daysLeft: null, renewalRequestedOn };
  const daysLeft = daysBetween(today, validUntil);
  if (daysLeft < 0)
    return {
      state: renewalRequestedOn === null ? 'expired' : 'inRenewal',
      validUntil,
      daysLeft,
      renewalRequestedOn,
    };
  return {
    state: daysLeft <= permitExpiringDays ? 'expiring' : 'valid',
    validUntil,
    daysLeft,
    renewalRequestedOn,
  };
}

/** The permit that lasts longest, one without an end above all. */
export function longestPermit<Permit extends PermitDates>(permits: readonly Permit[]): Permit | null {
  const last = ({ validUntil }: Permit) => validUntil ?? '9999-12-31';
  return permits.reduce<Permit | null>(
    (best, permit) => (best === null || last(permit) > last(best) ? permit : best),
    null,
  );
}

/** Whether the kind alone tells something of article 9 GDPR or of a crime suffered, so that it is masked. */
export function isRestricted({ kind }: Pick<StayPermitRecord, 'kind'>): boolean {
  return stayPermits[kind].specialCategory;
}
