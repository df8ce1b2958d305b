import { addDays, type CivilDate, formatItalianDate } from '@approdo/shared/dates';
import { addQuarters, quarterOf } from '@approdo/shared/quarters';
import { allocateToDistricts, planAllocations } from '../modules/budgets/index.ts';
import { type EditionId, editionNamed, type FundId } from '../modules/programmes/index.ts';
import type { Context } from '../platform/context.ts';
import { actingAs } from './actors.ts';
import { centsByFund, dotiByDistrict, type MoneyOptions, moneyOn } from './money.ts';

type Doti = Readonly<Record<string, number>>;

/** For how many doti the authority meant to give each district more in the quarter before, in this one and in the next. */
const planned: Readonly<Record<'before' | 'now' | 'next', Doti>> = {
  before: { 'LT/1': 2, CASALASCO: 2, 'SR/48': 1, CZ: 1 },
  now: { 'LT/1': 2, CASALASCO: 1, 'SR/48': 1, CZ: 1 },
  next: { 'LT/1': 3, CASALASCO: 2, 'SR/48': 2, CZ: 2 },
};
/** For how many it did: Casalasco and Catanzaro are behind their plan, Siracusa before it. */
const given: Readonly<Record<'before' | 'now', Doti>> = {
  before: { 'LT/1': 2, CASALASCO: 1, 'SR/48': 1 },
  now: { 'LT/1': 1, 'SR/48': 2 },
};

interface Fund {
  editionId: EditionId;
  fundId: FundId;
  /** What one dowry takes of it, in cents. */
  perDowryCents: number;
}

/**
 * Plans the quarter in which the money came and those around a day, each before it began or on its first act, and gives districts more in
 * the quarter before and in this one: some less than was planned, one more.
 */
export async function planQuarters({ database, cast, on }: MoneyOptions): Promise<void> {
  const officerOn = (day: CivilDate) => actingAs(database, cast.officers[0], new Date(`${day}T10:00:00Z`));
  for (const [editionId, doti] of Object.entries(dotiByDistrict)) {
    const edition = editionNamed(editionId);
    for (const [fundId, perDowryCents] of centsByFund(edition))
      await planFund({
        fund: { editionId: edition.id, fundId, perDowryCents },
        first: doti,
        districtIds: cast.districtIds,
        officerOn,
        on,
      });
  }
}

interface FundToPlan {
  fund: Fund;
  /** For how many doti each district was given money at first. */
  first: Doti;
  districtIds: ReadonlyMap<string, string>;
  officerOn: (day: CivilDate) => Context;
  on: CivilDate;
}

async function planFund({ fund, first, districtIds, officerOn, on }: FundToPlan): Promise<void> {
  const { editionId, fundId } = fund;
  const now = quarterOf(on);
  const before = addQuarters(now, -1);
  const shares = (doti: Doti) =>
    Object.entries(doti).map(([code, number]) => ({
      districtId: districtIds.get(code) ?? '',
      amountCents: number * fund.perDowryCents,
    }));
  const plan = (quarterStartsOn: CivilDate, doti: Doti) =>
    shares(doti).map(({ districtId, amountCents }) => ({
      districtId,
      quarterStartsOn,
      plannedCents: amountCents,
    }));
  const ofFirst = plan(quarterOf(moneyOn(on)), first);
  await planAllocations(officerOn(moneyOn(on)), { editionId, fundId, shares: ofFirst });
  const later = [
    ...plan(before, planned.before),
    ...plan(now, planned.now),
    ...plan(addQuarters(now, 1), planned.next),
  ];
  await planAllocations(officerOn(addDays(before, -10)), { editionId, fundId, shares: later });
  const acts = [
    { day: addDays(before, 20), doti: given.before },
    { day: addDays(now, 1), doti: given.now },
  ];
  for (const { day, doti } of acts.filter((act) => act.day < on))
    await allocateToDistricts(officerOn(day), {
      editionId,
      fundId,
      shares: shares(doti),
      actReference: `Decreto di dimostrazione n. ${editionId}/${fundId} del ${formatItalianDate(day)}`,
    });
}
