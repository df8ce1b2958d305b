import { addDays, type CivilDate } from '@approdo/shared/dates';
import { allocateToDistricts, fundProgramme } from '../modules/budgets/index.ts';
import { type Edition, type EditionId, editionNamed, type FundId } from '../modules/programmes/index.ts';
import type { Database } from '../platform/database.ts';
import { actingAs } from './actors.ts';
import type { Cast } from './people-and-bodies.ts';

/** For how many doti each district has money, by edition; Catanzaro has little, so that some requests wait. */
const dotiByDistrict: Partial<Record<EditionId, Readonly<Record<string, number>>>> = {
  'percorsi-4': { 'LT/1': 34, CASALASCO: 22, 'SR/48': 30, CZ: 2 },
  'puoi-plus-2024': { 'LT/1': 26, CASALASCO: 16, 'SR/48': 24, CZ: 3 },
};
/** Doti for which money entered the programme and waits to be given to districts. */
const dotiInReserve = 20;

export interface MoneyOptions {
  database: Database;
  cast: Cast;
  on: CivilDate;
}

/** Funds the programmes half a year before the day the world stands on, and gives districts their shares. */
export async function fundProgrammes({ database, cast, on }: MoneyOptions): Promise<void> {
  const officer = actingAs(database, cast.officers[0], new Date(`${addDays(on, -190)}T09:00:00Z`));
  for (const [editionId, doti] of Object.entries(dotiByDistrict)) {
    const edition = editionNamed(editionId);
    for (const [fundId, perDowryCents] of centsByFund(edition)) {
      const shares = Object.entries(doti).map(([code, number]) => ({
        districtId: cast.districtIds.get(code) ?? '',
        amountCents: number * perDowryCents,
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
function centsByFund(edition: Edition): Map<FundId, number> {
  const [{ components }] = edition.variants;
  const sums = new Map<FundId, number>();
  for (const { fundId, amountCents } of components)
    sums.set(fundId.value, (sums.get(fundId.value) ?? 0) + amountCents.value);
  return sums;
}
