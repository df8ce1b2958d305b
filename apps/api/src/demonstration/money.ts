import { addDays, type CivilDate } from '@approdo/shared/dates';
import { allocateToDistricts, fundProgramme } from '../modules/budgets/index.ts';
import { type Edition, type EditionId, editionNamed, type FundId } from '../modules/programmes/index.ts';
import type { Database } from '../platform/database.ts';
import { actingAs } from './actors.ts';
import type { Cast } from './people-and-bodies.ts';

/** For how many doti each district has money, by edition; Catanzaro has little, so that some requests wait. */
export const dotiByDistrict: Partial<Record<EditionId, Readonly<Record<string, number>>>> = {
  'percorsi-4': { 'LT/1': 40, CASALASCO: 26, 'SR/48': 36, CZ: 4 },
  'puoi-plus-2024': { 'LT/1': 32, CASALASCO: 20, 'SR/48': 29, CZ: 5 },
};
/** Doti for which money entered the programme and waits to be given to districts. */
const dotiInReserve = 20;

export interface MoneyOptions {
  database: Database;
  cast: Cast;
  on: CivilDate;
  /** How many times the money of the demonstration world; once unless said. */
  times?: number;
}

/** The day on which the money of a world that stands on a day came: before the first of its doti. */
export const moneyOn = (on: CivilDate): CivilDate => addDays(on, -320);

/** Funds the programmes before the first dowry, and gives districts their shares. */
export async function fundProgrammes({ database, cast, on, times = 1 }: MoneyOptions): Promise<void> {
  const officer = actingAs(database, cast.officers[0], new Date(`${moneyOn(on)}T09:00:00Z`));
  for (const [editionId, doti] of Object.entries(dotiByDistrict)) {
    const edition = editionNamed(editionId);
    for (const [fundId, perDowryCents] of centsByFund(edition)) {
      const shares = Object.entries(doti).map(([code, number]) => ({
        districtId: cast.districtIds.get(code) ?? '',
        amountCents: number * times * perDowryCents,
      }));
      const given = shares.reduce((sum, { amountCents }) => sum + amountCents, 0);
      const act = {
        editionId: edition.id,
        fundId,
        actReference: `Decreto di dimostrazione n. ${edition.id}/${fundId}`,
      };
      await fundProgramme(officer, { ...act, amountCents: given + dotiInReserve * perDowryCents });
      await allocateToDistricts(officer, { ...act, shares });
    }
  }
}

/** What one dowry of the edition takes from each fund, in cents. */
export function centsByFund(edition: Edition): Map<FundId, number> {
  const [{ components }] = edition.variants;
  const sums = new Map<FundId, number>();
  for (const { fundId, amountCents } of components)
    sums.set(fundId.value, (sums.get(fundId.value) ?? 0) + amountCents.value);
  return sums;
}
