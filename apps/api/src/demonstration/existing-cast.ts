import { inArray } from 'drizzle-orm';
import { users } from '../modules/identity/index.ts';
import { districts } from '../modules/territory/index.ts';
import type { Context } from '../platform/context.ts';
import { promoters } from './bodies.ts';
import { assembleCast, type Cast, operatorEmail } from './people-and-bodies.ts';

/** The demonstration's districts, promoters and officers: those that are there, or made now where there are none. */
export async function existingCast(system: Context): Promise<Cast> {
  const emails = [
    'autorita@approdo.test',
    'autorita.bis@approdo.test',
    ...promoters.map((_, index) => operatorEmail(index)),
  ];
  const { found, places } = await system.read(async (tx) => ({
    found: await tx.select().from(users).where(inArray(users.email, emails)),
    places: await tx.select({ id: districts.id, code: districts.code }).from(districts),
  }));
  if (found.length === 0) return assembleCast(system);
  const someone = (email: string) => {
    const user = found.find((each) => each.email === email);
    if (!user) throw new Error(`the demonstration world lacks ${email}: start from an empty DATA_DIR`);
    return {
      id: user.id,
      role: user.role,
      organisationId: user.organisationId,
      districtIds: [],
      name: user.name,
    };
  };
  return {
    districtIds: new Map(places.map(({ code, id }) => [code, id])),
    officers: [someone('autorita@approdo.test'), someone('autorita.bis@approdo.test')],
    desks: promoters.map((promoter, index) => {
      const operator = someone(operatorEmail(index));
      return { organisationId: operator.organisationId, operator, districts: promoter.districts ?? [] };
    }),
  };
}
