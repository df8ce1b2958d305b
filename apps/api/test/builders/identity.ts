import type { PersonRole } from '@approdo/shared/roles';
import { hashPassword, sessionCookie, storePassword } from '../../src/modules/identity/index.ts';
import { type Caller, callerOf, type Reply } from '../caller.ts';
import { type World, worldOrigin } from '../world.ts';

/** A password no rule refuses. */
export const goodPassword = 'quattro-barche-al-porto';

export interface Colleague {
  id: string;
  email: string;
  organisationId: string;
}

/** Someone of this role who signs in with `goodPassword`. */
export async function colleague(
  world: World,
  role: PersonRole,
  options: { organisationId?: string; name?: string } = {},
): Promise<Colleague> {
  const { id, organisationId } = await world.person(role, options);
  const passwordHash = await hashPassword(goodPassword);
  const now = world.clock.now();
  await world.system.transaction((tx) => storePassword(tx, { userId: id, passwordHash, now }));
  return { id, email: `${id}@prova.test`, organisationId };
}

/** The cookie a reply sets, as it is written: name, value and attributes. */
export function setCookieOf({ headers }: Pick<Reply, 'headers'>): string {
  return String(headers['set-cookie'] ?? '');
}

/** A browser that holds the cookie of a reply that opened a session. */
export function browserAfter(world: World, reply: Pick<Reply, 'headers'>): Caller {
  const value = /__Host-approdo=([^;]*)/.exec(setCookieOf(reply))?.[1] ?? '';
  const standing = { cookie: `${sessionCookie}=${value}`, origin: worldOrigin };
  return callerOf(world.app, { id: '', organisationId: '' }, standing);
}

/** What sign-in answers, from a browser of its own. */
export function signInReply(
  world: World,
  who: { email: string; password?: string },
  headers: Record<string, string> = {},
): Promise<Reply> {
  const body = { email: who.email, password: who.password ?? goodPassword };
  return world.nobody.post('/sessions', body, { origin: worldOrigin, ...headers });
}

/** A browser signed in with address and password. */
export async function signedIn(world: World, who: { email: string; password?: string }): Promise<Caller> {
  const reply = await signInReply(world, who);
  if (reply.status !== 204) throw new Error(`sign-in answered ${reply.status}`);
  return browserAfter(world, reply);
}
