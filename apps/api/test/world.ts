import { randomUUID } from 'node:crypto';
import { type CivilDate, civilDate } from '@approdo/shared/dates';
import { permissionsOf } from '@approdo/shared/permissions';
import type { KeyRole, PersonRole } from '@approdo/shared/roles';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { type App, buildApp } from '../src/app.ts';
import { systemContext } from '../src/installation.ts';
import {
  apiKeys,
  hashOf,
  type OrganisationKind,
  organisations,
  userDistricts,
  users,
} from '../src/modules/identity/index.ts';
import { sessions } from '../src/modules/identity/tables.ts';
import { type Clock, clockOf } from '../src/platform/clock.ts';
import type { Context } from '../src/platform/context.ts';
import { applicationUrl, connect, type Database } from '../src/platform/database.ts';
import { newId } from '../src/platform/id.ts';
import { type Caller, callerOf } from './caller.ts';

export type { Caller, Reply } from './caller.ts';

export interface Body {
  id: string;
  name: string;
}

/** A running application on its own database, and the people and bodies of a test. */
export interface World {
  app: App;
  database: Database;
  /** The owner's address, for what no actor may do. */
  ownerUrl: string;
  clock: Clock & { set(instant: string): void };
  /** The context of the system, for preparing what a test stands on. */
  system: Context;
  body(kind: OrganisationKind, name?: string): Promise<Body>;
  /** A signed-in person of this role, in the given body or in one made for the purpose. */
  person(
    role: PersonRole,
    options?: { organisationId?: string; districtIds?: string[]; name?: string },
  ): Promise<Caller>;
  /** The same person each time for the same role. */
  as(role: PersonRole): Promise<Caller>;
  key(
    actsAs: KeyRole,
    options?: { organisationId?: string; scopes?: string[]; districtIds?: string[] },
  ): Promise<Caller>;
  nobody: Caller;
  sql<Row extends pg.QueryResultRow = Record<string, unknown>>(
    text: string,
    values?: unknown[],
  ): Promise<Row[]>;
}

/** The origin of the dashboard's own pages, in tests. */
export const worldOrigin = 'https://approdo.test';

const bodyKindOf: Record<PersonRole, OrganisationKind> = {
  operator: 'promoter',
  coordinator: 'districtBody',
  authority: 'authority',
  auditor: 'authority',
  mediator: 'thirdSector',
  administrator: 'authority',
};

export interface WorldOptions {
  today?: string;
  connections?: number;
  /** Milliseconds a statement may take. */
  statementTimeoutMs?: number;
  rateLimitPerMinute?: number;
  metricsToken?: string;
  /** Routes of the test itself, for what no route of the product does. */
  routes?(app: App, world: { database: Database }): void;
  logTo?: { write(line: string): void };
}

/** Starts a world for the tests of a file and ends it after them. The clock stands at noon of `today` in Italy until moved. */
export function useWorld(options: WorldOptions = {}): World {
  const world = {} as World;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  beforeAll(async () => {
    Object.assign(world, await openWorld(name, options));
  });
  afterAll(async () => {
    await world.app?.close();
    await world.database?.close();
    await administer(`drop database if exists ${name} with (force)`);
  });
  return world;
}

async function administer(statement: string): Promise<void> {
  const url = new URL(inject('templateUrl'));
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function openWorld(name: string, options: WorldOptions): Promise<World> {
  const template = new URL(inject('templateUrl')).pathname.slice(1);
  await administer(`create database ${name} template ${template} strategy file_copy`);
  const url = new URL(inject('templateUrl'));
  url.pathname = `/${name}`;
  return worldOn(url.toString(), options);
}

/** A running application on a database that is migrated already. Whoever opens it closes its application and its connections. */
export async function worldOn(ownerUrl: string, options: WorldOptions = {}): Promise<World> {
  let now = new Date(`${options.today ?? '2026-11-22'}T11:00:00Z`);
  const clock = {
    ...clockOf(() => now),
    set: (instant: string) => {
      now = new Date(instant);
    },
  };
  const database = connect({
    url: applicationUrl(ownerUrl),
    size: options.connections ?? 8,
    onError: () => {},
    ...(options.statementTimeoutMs !== undefined && { statementTimeoutMs: options.statementTimeoutMs }),
  });
  const app = await buildApp({
    database,
    clock,
    version: 'test',
    rateLimitPerMinute: options.rateLimitPerMinute ?? 10_000_000,
    maxEventLoopDelayMs: 0, // a machine that is busy with other tests is no reason to refuse
    metricsToken: options.metricsToken,
    logLevel: 'error',
    ...(options.logTo && { logTo: options.logTo }),
  });
  options.routes?.(app, { database });
  await app.ready();
  const system = systemContext({ database, clock, log: app.log, requestId: 'test' });
  const callers = new Map<PersonRole, Promise<Caller>>();
  const person: World['person'] = (role, given = {}) => makePerson({ app, system, role, given });
  return {
    app,
    database,
    ownerUrl,
    clock,
    system,
    body: (kind, bodyName) => makeBody(system, kind, bodyName),
    person,
    as: (role) => {
      const known = callers.get(role) ?? person(role);
      callers.set(role, known);
      return known;
    },
    key: (actsAs, given = {}) => makeKey({ app, system, actsAs, given }),
    nobody: callerOf(app, { id: '', organisationId: '' }, {}),
    sql: (text, values) => ownerQuery(ownerUrl, text, values),
  };
}

async function ownerQuery<Row extends pg.QueryResultRow>(
  ownerUrl: string,
  text: string,
  values?: unknown[],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

async function makeBody(
  system: Context,
  kind: OrganisationKind,
  name = `Ente ${randomUUID().slice(0, 8)}`,
): Promise<Body> {
  const id = newId();
  await system.transaction((tx) => tx.insert(organisations).values({ id, kind, name }));
  return { id, name };
}

interface MakePerson {
  app: App;
  system: Context;
  role: PersonRole;
  given: { organisationId?: string; districtIds?: string[]; name?: string };
}

async function makePerson({ app, system, role, given }: MakePerson): Promise<Caller> {
  const organisationId = given.organisationId ?? (await makeBody(system, bodyKindOf[role])).id;
  const id = newId();
  const token = randomUUID().replaceAll('-', '');
  const now = system.clock.now();
  await system.transaction(async (tx) => {
    const name = given.name ?? `Prova ${role}`;
    await tx.insert(users).values({
      id,
      email: `${id}@prova.test`,
      name,
      role,
      organisationId,
      language: 'it',
      activatedAt: now,
    });
    for (const districtId of given.districtIds ?? [])
      await tx.insert(userDistricts).values({ userId: id, districtId });
    // the world's clock may be moved, to the database's day too: this session is used whenever the test stands
    const expiresAt = new Date('2100-01-01T00:00:00Z');
    await tx.insert(sessions).values({
      id: newId(),
      userId: id,
      tokenHash: hashOf(token),
      device: 'test',
      createdAt: now,
      lastSeenAt: expiresAt,
      expiresAt,
    });
  });
  const headers = { cookie: `__Host-approdo=${token}`, origin: worldOrigin };
  return callerOf(app, { id, organisationId }, headers);
}

interface MakeKey {
  app: App;
  system: Context;
  actsAs: KeyRole;
  given: { organisationId?: string; scopes?: string[]; districtIds?: string[] };
}

async function makeKey({ app, system, actsAs, given }: MakeKey): Promise<Caller> {
  const organisationId = given.organisationId ?? (await makeBody(system, bodyKindOf[actsAs])).id;
  const held = [...permissionsOf(actsAs)];
  const scopes = held.filter((permission) => given.scopes?.includes(permission) ?? true);
  const id = newId();
  const secret = `apd_${randomUUID()}`;
  await system.transaction((tx) =>
    tx.insert(apiKeys).values({
      id,
      organisationId,
      name: 'Prova',
      prefix: secret.slice(0, 12),
      secretHash: hashOf(secret),
      actsAs,
      scopes,
      districtIds: given.districtIds ?? [],
      expiresAt: new Date('2100-01-01T00:00:00Z'),
    }),
  );
  return callerOf(app, { id, organisationId }, { authorization: `Bearer ${secret}` });
}

/** A civil day, for readability in tests. */
export const day = (text: string): CivilDate => civilDate(text);
