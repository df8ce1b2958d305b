import { type CivilDate, daysBetween } from '@approdo/shared/dates';
import {
  type Condition,
  type ConditionTitle,
  met,
  onDay,
  type Sentence,
  unknown,
  unmet,
} from './condition.ts';
import type { EligibilityFacts, PermitFact } from './facts.ts';

const residence: ConditionTitle = {
  code: 'legalResidence',
  title: { it: 'Regolarmente soggiornante', en: 'Legally resident' },
};

/** Whether a permit lets its holder stay on a day: in force, or in renewal with its receipt. */
export function isPermitValid(permit: PermitFact, on: CivilDate): boolean {
  return hasBegun(permit, on) && (isInForce(permit, on) || isInRenewal(permit, on));
}

function hasBegun(permit: PermitFact, on: CivilDate): boolean {
  return permit.validFrom === null || permit.validFrom <= on;
}

function isInForce(permit: PermitFact, on: CivilDate): boolean {
  return permit.expiresOn === null || permit.expiresOn >= on;
}

function isInRenewal(permit: PermitFact, on: CivilDate): boolean {
  return permit.renewalReceiptOn !== null && permit.renewalReceiptOn <= on;
}

export interface PermitQuestion {
  readonly facts: EligibilityFacts;
  readonly on: CivilDate;
  /** Planned or expected last day of the internship. */
  readonly internshipEndsOn: CivilDate;
}

/** Whether the person stays in Italy lawfully on the day, by any permit; ending before the internship is a warning. */
export function residenceCondition({ facts, on, internshipEndsOn }: PermitQuestion): Condition {
  if (facts.permits.length === 0) return noPermit(residence);
  const valid = facts.permits.filter((permit) => isPermitValid(permit, on));
  const [best] = valid.toSorted((a, b) => (lastDay(a) < lastDay(b) ? 1 : -1));
  if (best === undefined) return expiredPermits(facts.permits, on);
  const until = best.expiresOn;
  if (until === null) {
    return met(residence, { seen: { it: 'Titolo senza scadenza.', en: 'Permit without an end.' } });
  }
  const seen = isInForce(best, on)
    ? { it: `Titolo valido fino al ${onDay(until)}.`, en: `Permit valid until ${onDay(until)}.` }
    : {
        it: `Titolo scaduto il ${onDay(until)}, in rinnovo con ricevuta.`,
        en: `Permit expired on ${onDay(until)}, in renewal with its receipt.`,
      };
  const numbers = { daysLeft: Math.max(0, daysBetween(on, until)) };
  return met(residence, { seen, warning: endsTooSoon(until, internshipEndsOn), numbers });
}

function endsTooSoon(until: CivilDate, internshipEndsOn: CivilDate): Sentence | null {
  if (until >= internshipEndsOn) return null;
  return {
    it: `Il titolo finisce prima del tirocinio (${onDay(internshipEndsOn)}): va rinnovato in tempo.`,
    en: `The permit ends before the internship does (${onDay(internshipEndsOn)}): have it renewed in time.`,
  };
}

function expiredPermits(permits: readonly PermitFact[], on: CivilDate): Condition {
  const expired = permits
    .flatMap((permit) => (hasBegun(permit, on) ? (permit.expiresOn ?? []) : []))
    .toSorted()
    .at(-1);
  const seen =
    expired === undefined
      ? { it: 'Il titolo registrato non è ancora valido.', en: 'The recorded permit is not valid yet.' }
      : {
          it: `Titolo scaduto il ${onDay(expired)}, senza ricevuta di rinnovo.`,
          en: `Permit expired on ${onDay(expired)}, without a renewal receipt.`,
        };
  const fix = {
    it: 'Registra la ricevuta della richiesta di rinnovo o il nuovo titolo.',
    en: 'Record the receipt of the request to renew, or the new permit.',
  };
  return unmet(residence, { seen, fix });
}

function lastDay(permit: PermitFact): string {
  return permit.expiresOn ?? '9999-12-31';
}

/** How any condition about permits stands while none is recorded. */
export function noPermit(title: ConditionTitle): Condition {
  return unknown(title, {
    missing: { it: 'Nessun titolo di soggiorno registrato.', en: 'No stay permit is recorded.' },
    fix: {
      it: 'Registra il titolo di soggiorno, con le date e il numero.',
      en: 'Record the stay permit, with its dates and number.',
    },
  });
}
