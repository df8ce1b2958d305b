import { isPermission, permissionsOf, rolesWith } from '@approdo/shared/permissions';
import { keyRoles, personRoles } from '@approdo/shared/roles';
import type { RouteOptions } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../src/app.ts';
import { apiPrefix } from '../src/platform/openapi-plugin.ts';
import { type Caller, useWorld } from './world.ts';

const world = useWorld();
const nowhere = '019aa3a0-0000-7000-8000-000000000000';

/** A route of the contract, with its address pointing at nothing that exists. */
interface Door {
  name: string;
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  address: string;
  permission: string;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** A page or a file, which is no operation of the contract. */
const isPage = (route: RouteOptions) => (route.schema as { hide?: boolean } | undefined)?.hide === true;

function doorsOf(routes: RouteOptions[]): Door[] {
  return routes.flatMap((route) => {
    const method = methods.find((known) => known.toUpperCase() === route.method);
    if (!method || isPage(route) || !route.url.startsWith(`${apiPrefix}/`)) return [];
    const address = route.url.slice(apiPrefix.length).replace(/:\w+/g, nowhere);
    return [
      { name: `${route.method} ${route.url}`, method, address, permission: route.config?.permission ?? '' },
    ];
  });
}

const knock = async (caller: Caller, { method, address }: Door) => {
  const { status, body } = await caller[method](address);
  return { status, type: body === null ? '' : String(body.type ?? '') };
};

/** Refused for who is asking, whatever is asked. */
const isRefusal = ({ status }: { status: number }) => status === 401 || status === 403;

describe('every route', () => {
  let doors: Door[];
  beforeAll(() => {
    doors = doorsOf(world.app.routes);
  });

  it('names a permission of the product, an account, or nobody in particular', () => {
    expect(doors.length).toBeGreaterThan(20);
    const known = (permission: string) =>
      permission === 'public' || permission === 'account' || isPermission(permission);
    expect(doors.filter(({ permission }) => !known(permission)).map(({ name }) => name)).toEqual([]);
  });

  it('asks nobody in particular to sign in, unless it is public', async () => {
    const wrong: string[] = [];
    for (const door of doors) {
      const { status } = await knock(world.nobody, door);
      if ((status === 401) !== (door.permission !== 'public')) wrong.push(`${door.name} ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(personRoles)(
    'lets the %s through where the table of permissions says so, and nowhere else',
    async (role) => {
      const wrong: string[] = [];
      const standing = await world.as(role);
      for (const door of doors.filter(({ permission }) => permission !== 'public')) {
        // a change of the own account may end the session that asks for it
        const caller =
          door.permission === 'account' && door.method !== 'get' ? await world.person(role) : standing;
        const reply = await knock(caller, door);
        const allowed =
          door.permission === 'account' ||
          (isPermission(door.permission) && rolesWith(door.permission).includes(role));
        const right = allowed ? !isRefusal(reply) : reply.type === '/problems/platform/forbidden';
        if (!right) wrong.push(`${door.name} ${reply.status}`);
      }
      expect(wrong).toEqual([]);
    },
  );

  it.each(keyRoles)('lets a key that acts as %s through only with the scope', async (actsAs) => {
    const wrong: string[] = [];
    const held = permissionsOf(actsAs);
    const scoped = await world.key(actsAs);
    const others = new Map<string, Caller>();
    for (const door of doors) {
      const { permission } = door;
      if (!isPermission(permission)) continue;
      const without =
        others.get(permission) ??
        (await world.key(actsAs, { scopes: [...held].filter((scope) => scope !== permission) }));
      others.set(permission, without);
      const refused = await knock(without, door);
      if (refused.type !== '/problems/platform/forbidden')
        wrong.push(`without: ${door.name} ${refused.status}`);
      const reply = await knock(scoped, door);
      if (isRefusal(reply) === held.has(permission)) wrong.push(`with: ${door.name} ${reply.status}`);
    }
    expect(wrong).toEqual([]);
  });
});

it('only what is for everybody is left out of the contract', () => {
  const pages = world.app.routes.filter(isPage);
  expect(pages.map(({ url }) => url).sort()).toEqual([
    '/api/v1/docs',
    '/api/v1/docs/:file',
    '/api/v1/openapi.json',
    '/metrics',
    '/problems',
    '/problems/:area/:code',
  ]);
  expect(pages.every(({ config }) => config?.permission === 'public')).toBe(true);
});

it('a route that names no permission does not boot', async () => {
  const app = await buildApp({ database: world.database, clock: world.clock, version: 'test' });
  app.get('/api/v1/forgotten', async () => ({}));
  await expect(app.ready()).rejects.toThrow('no permission is named by GET /api/v1/forgotten');
});
