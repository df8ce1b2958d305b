import { permissionsOf } from '@approdo/shared/permissions';
import type { PersonRole } from '@approdo/shared/roles';
import { clockOf } from '../platform/clock.ts';
import { type Actor, type Context, createContext } from '../platform/context.ts';
import type { Database } from '../platform/database.ts';

/** Someone of the demonstration world who acts. */
export interface Someone {
  id: string;
  role: PersonRole;
  organisationId: string;
  districtIds: readonly string[];
  name: string;
}

const quiet: Context['log'] = {
  info: () => {},
  warn: () => {},
  error: (...told: unknown[]) => console.error(...told),
};

/** The context of someone who acts at an instant, possibly of the past: what they do carries that time. */
export function actingAs(database: Database, someone: Someone, at: Date): Context {
  const actor: Actor = { ...someone, kind: 'user', permissions: permissionsOf(someone.role) };
  return createContext({ database, actor, clock: clockOf(() => at), log: quiet, requestId: 'demonstration' });
}
