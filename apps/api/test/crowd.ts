import { afterAll, beforeAll } from 'vitest';
import type { DistrictFundRef } from '../src/modules/ledger/index.ts';
import type { Context } from '../src/platform/context.ts';
import { contextAs, expectProvenLedger, giveDistrict, makeDistrict } from './money.ts';
import type { World } from './world.ts';

/** What the postings of a crowd are about, in cents. */
export const crowd = {
  editionId: 'puoi-2022',
  fundId: 'fse-pon-inclusione',
  components: ['operatorServices', 'traineeAllowance', 'hostTutoring'],
  dowryCents: 594_000,
} as const;

export interface Crowd {
  authority: Context;
  organisationIds: readonly string[];
  /** A district with this much, in cents. */
  fundedDistrict(amountCents: number): Promise<string>;
}

/** An authority and six promoters before the tests of a file; at the end the ledger is proven. */
export function useCrowd(world: World): Crowd {
  const people = {} as Crowd;
  beforeAll(async () => {
    const authority = contextAs(world, 'authority');
    const promoters = await Promise.all(Array.from({ length: 6 }, () => world.body('promoter')));
    const fundedDistrict = async (amountCents: number) => {
      const districtId = await makeDistrict(world);
      const { editionId, fundId } = crowd;
      await giveDistrict(authority, { editionId, fundId, districtId }, amountCents);
      return districtId;
    };
    Object.assign(people, { authority, organisationIds: promoters.map(({ id }) => id), fundedDistrict });
  });
  afterAll(() => expectProvenLedger(world));
  return people;
}

export const districtFund = (districtId: string): DistrictFundRef => {
  const { editionId, fundId } = crowd;
  return { kind: 'districtFund', editionId, fundId, districtId };
};

export function pick<Value>(values: readonly Value[], number: number): Value {
  const value = values[number % values.length];
  if (value === undefined) throw new RangeError('nothing to pick from');
  return value;
}
