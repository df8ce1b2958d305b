import { addDays } from '@approdo/shared/dates';
import type { Sector } from '@approdo/shared/organisations';
import { permissionsOf } from '@approdo/shared/permissions';
import type { PersonRole } from '@approdo/shared/roles';
import {
  apiKeys,
  hashOf,
  hashPassword,
  organisations,
  storePassword,
  userDistricts,
  users,
} from '../modules/identity/index.ts';
import { accreditations, hostDetails, seats } from '../modules/network/index.ts';
import { demonstrationDistricts, establishDistrict } from '../modules/territory/index.ts';
import type { Context } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/id.ts';
import { demonstrationAccounts, demonstrationKey, demonstrationPassword } from './accounts.ts';
import type { Someone } from './actors.ts';
import {
  authorityBody,
  type DemonstrationBody,
  districtPlans,
  hosts,
  mediationBody,
  promoters,
  vatNumberOf,
} from './bodies.ts';

/** The address of the operator of the promoter with this place in the list. */
export const operatorEmail = (index: number): string =>
  index === 0 ? 'operatore@approdo.test' : `operatore.${index + 1}@approdo.test`;

/** A promoter of the demonstration, with the operator who works for it. */
export interface PromoterDesk {
  organisationId: string;
  operator: Someone;
  /** Codes of the districts it works in. */
  districts: readonly string[];
}

/** Who is there before the first person comes to a desk. */
export interface Cast {
  districtIds: ReadonlyMap<string, string>;
  desks: readonly PromoterDesk[];
  /** One who asks and funds, one who grants. */
  officers: readonly [Someone, Someone];
}

const operatorNames = [
  'Giulia Ferri',
  'Marco Palumbo',
  'Sara Conti',
  'Davide Greco',
  'Chiara Lodi',
  'Salvo Amato',
  'Rosa Cannata',
  'Anna Talarico',
];

/** Establishes the districts, enters the bodies and lets the accounts in. */
export async function assembleCast(system: Context): Promise<Cast> {
  const districtIds = new Map<string, string>();
  for (const { assumed: _, ...district } of demonstrationDistricts)
    districtIds.set(district.code, (await establishDistrict(system, district)).id);
  const passwordHash = await hashPassword(demonstrationPassword);
  return system.transaction(async (tx) => {
    let vatIndex = 0;
    const enter = (body: DemonstrationBody) => enterBody(tx, system, body, vatNumberOf(++vatIndex));
    const admit = (person: Omit<Someone, 'id'> & { email: string }) =>
      admitUser(tx, system, { ...person, passwordHash });
    const account = (role: PersonRole, organisationId: string, ofDistricts: readonly string[] = []) => {
      const known = demonstrationAccounts.find((each) => each.role === role);
      if (!known) throw new Error(`no account for ${role}`);
      return admit({ ...known, organisationId, districtIds: ofDistricts });
    };

    const authorityId = await enter(authorityBody);
    const officer = await account('authority', authorityId);
    const second = {
      email: 'autorita.bis@approdo.test',
      name: 'Franco Villa',
      role: 'authority' as const,
      organisationId: authorityId,
      districtIds: [],
    };
    const granter = await admit(second);
    await account('auditor', authorityId);
    await account('administrator', authorityId);
    await account('mediator', await enter(mediationBody));
    for (const plan of districtPlans) {
      const districtBodyId = await enter({
        kind: 'districtBody',
        name: plan.body,
        municipality: plan.municipality,
        address: plan.address,
      });
      const districtId = districtIds.get(plan.code) ?? '';
      if (plan.code === 'LT/1') await account('coordinator', districtBodyId, [districtId]);
    }
    const desks: PromoterDesk[] = [];
    for (const [index, promoter] of promoters.entries()) {
      const organisationId = await enter(promoter);
      await accredit(tx, system, { organisationId, number: `DEMO-${100 + index}` });
      const name = operatorNames[index] ?? 'Operatore';
      const operator = await admit({
        email: operatorEmail(index),
        name,
        role: 'operator',
        organisationId,
        districtIds: [],
      });
      desks.push({ organisationId, operator, districts: promoter.districts ?? [] });
    }
    for (const host of hosts) await enter(host);
    if (desks[0]) await makeKey(tx, system, desks[0].organisationId);
    return { districtIds, desks, officers: [officer, granter] };
  });
}

async function enterBody(tx: Tx, ctx: Context, body: DemonstrationBody, vatNumber: string): Promise<string> {
  const id = newId();
  const { kind, name, municipality, address } = body;
  await tx.insert(organisations).values({ id, kind, name, vatNumber, createdBy: ctx.actor.id });
  await tx.insert(seats).values({
    id: newId(),
    organisationId: id,
    address,
    municipalityIstatCode: municipality,
    main: true,
    createdBy: ctx.actor.id,
  });
  if (body.kind === 'host') {
    const sector: Sector = body.sector ?? 'otherServices';
    await tx.insert(hostDetails).values({ organisationId: id, sector, employees: body.employees ?? 5 });
  }
  return id;
}

async function accredit(
  tx: Tx,
  ctx: Context,
  input: { organisationId: string; number: string },
): Promise<void> {
  const validFrom = addDays(ctx.clock.today(), -700);
  await tx
    .insert(accreditations)
    .values({ ...input, id: newId(), kind: 'employmentServices', validFrom, createdBy: ctx.actor.id });
}

interface NewUser extends Omit<Someone, 'id'> {
  email: string;
  passwordHash: string;
}

async function admitUser(
  tx: Tx,
  ctx: Context,
  { passwordHash, districtIds, ...user }: NewUser,
): Promise<Someone> {
  const id = newId();
  const now = ctx.clock.now();
  await tx.insert(users).values({ ...user, id, language: 'it', activatedAt: now, createdBy: ctx.actor.id });
  await storePassword(tx, { userId: id, passwordHash, now });
  for (const districtId of districtIds) await tx.insert(userDistricts).values({ userId: id, districtId });
  return { id, role: user.role, organisationId: user.organisationId, districtIds, name: user.name };
}

async function makeKey(tx: Tx, ctx: Context, organisationId: string): Promise<void> {
  await tx.insert(apiKeys).values({
    id: newId(),
    organisationId,
    name: 'Gestionale del promotore',
    prefix: demonstrationKey.slice(0, 12),
    secretHash: hashOf(demonstrationKey),
    actsAs: 'operator',
    scopes: [...permissionsOf('operator')],
    districtIds: [],
    expiresAt: new Date(ctx.clock.now().getTime() + 365 * 86_400_000),
    createdBy: ctx.actor.id,
  });
}
