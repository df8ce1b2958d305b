import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/id.ts';
import { recordAudit } from '../../audit/index.ts';
import { emailTaken } from '../errors.ts';
import { organisations, users } from '../tables.ts';
import { issueToken } from './passwords.ts';

export interface NewAdministrator {
  email: string;
  name: string;
  /** The name of the authority, should the installation have none yet. */
  authorityName: string;
}

/**
 * Makes an administrator of the installation, for the person who runs it; the answer is the secret of the link that sets
 * the password. For one who was made before and has never signed in, a new link. Error: 409 the address is someone else's.
 */
export async function createAdministrator(system: Context, input: NewAdministrator): Promise<string> {
  return system.transaction(async (tx) => {
    const email = input.email.trim().toLowerCase();
    const [known] = await tx.select().from(users).where(eq(users.email, email));
    if (known && (known.role !== 'administrator' || known.activatedAt || known.suspendedAt))
      throw emailTaken();
    const userId = known?.id ?? (await addAdministrator(system, tx, { ...input, email }));
    return issueToken(tx, system, { userId, purpose: 'invitation' });
  });
}

async function addAdministrator(system: Context, tx: Tx, input: NewAdministrator): Promise<string> {
  const id = newId();
  const organisationId = await authorityOf(tx, input.authorityName);
  const { email, name } = input;
  await tx
    .insert(users)
    .values({ id, email, name: name.trim(), role: 'administrator', organisationId, language: 'it' });
  await recordAudit(tx, system, {
    area: 'administration',
    action: 'user.invited',
    entity: 'user',
    entityId: id,
    organisationId,
    details: { role: 'administrator' },
  });
  return id;
}

/** The body of the installation's own people: the first authority there is, or a new one. */
async function authorityOf(tx: Tx, name: string): Promise<string> {
  const [first] = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.kind, 'authority'), isNull(organisations.closedOn)))
    .orderBy(asc(organisations.id))
    .limit(1);
  if (first) return first.id;
  const id = newId();
  await tx.insert(organisations).values({ id, kind: 'authority', name });
  return id;
}
