import type { CivilDate } from '@approdo/shared/dates';
import { formatEuro } from '@approdo/shared/money';
import type { Violation } from '../../platform/problem.ts';

/** Every reason why districts cannot be planned for like this; empty when they can. */
export function planViolations(
  shares: readonly { districtId: string; quarterStartsOn: CivilDate }[],
  knownDistrictIds: ReadonlySet<string>,
): Violation[] {
  return shares.flatMap((share, index) => [
    ...(knownDistrictIds.has(share.districtId)
      ? []
      : [{ ...districtUnknown, pointer: `/shares/${index}/districtId` }]),
    ...(/-(?:01|04|07|10)-01$/.test(share.quarterStartsOn)
      ? []
      : [{ ...noQuarter, pointer: `/shares/${index}/quarterStartsOn` }]),
    ...(isNamedBefore(shares, index) ? [{ ...shareTwice, pointer: `/shares/${index}` }] : []),
  ]);
}

interface LastPlan {
  districtId: string;
  districtName: string;
  quarterStartsOn: CivilDate;
  plannedCents: number;
  version: number;
  plannedByName: string | null;
}

/** What a colleague planned after it was read, share by share; empty when nobody did. A share without a version replaces whatever is planned. */
export function changedViolations(
  shares: readonly { districtId: string; quarterStartsOn: CivilDate; version?: number }[],
  last: readonly LastPlan[],
): Violation[] {
  return shares.flatMap(({ districtId, quarterStartsOn, version }, index) => {
    const plan = last.find(
      (each) => each.districtId === districtId && each.quarterStartsOn === quarterStartsOn,
    );
    if (version === undefined || version === (plan?.version ?? 0)) return [];
    return [{ ...changed(plan), pointer: `/shares/${index}/plannedCents` }];
  });
}

function changed(plan: LastPlan | undefined): Omit<Violation, 'pointer'> {
  const cents = plan?.plannedCents ?? 0;
  const who = plan?.plannedByName;
  return {
    code: 'planChanged',
    message: {
      it: `${who ?? 'Un collega'} ha pianificato ${formatEuro(cents)}${plan ? ` per ${plan.districtName}` : ''}.`,
      en: `${who ?? 'A colleague'} planned ${formatEuro(cents, 'en')}${plan ? ` for ${plan.districtName}` : ''}.`,
    },
    fix: {
      it: 'Confronta le due cifre, scrivi quella giusta e salva di nuovo.',
      en: 'Compare the two figures, write the right one and save again.',
    },
    numbers: { plannedCents: cents, version: plan?.version ?? 0 },
  };
}

function isNamedBefore(
  shares: readonly { districtId: string; quarterStartsOn: CivilDate }[],
  index: number,
): boolean {
  const share = shares[index];
  const first = shares.findIndex(
    (other) => other.districtId === share?.districtId && other.quarterStartsOn === share.quarterStartsOn,
  );
  return first < index;
}

const districtUnknown = {
  code: 'districtUnknown',
  message: { it: 'Questo distretto non esiste.', en: 'There is no such district.' },
  fix: { it: 'Scegli un distretto dall’elenco.', en: 'Choose a district from the list.' },
};
const noQuarter = {
  code: 'noQuarter',
  message: { it: 'Un trimestre non comincia in questo giorno.', en: 'No quarter begins on this day.' },
  fix: {
    it: 'Indica il primo giorno di gennaio, aprile, luglio o ottobre.',
    en: 'Give the first day of January, April, July or October.',
  },
};
const shareTwice = {
  code: 'shareTwice',
  message: {
    it: 'Lo stesso distretto e trimestre compare due volte.',
    en: 'The same district and quarter appear twice.',
  },
  fix: { it: 'Lascia una sola riga.', en: 'Leave one row only.' },
};
