import type { CivilDate } from '@approdo/shared/dates';
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
