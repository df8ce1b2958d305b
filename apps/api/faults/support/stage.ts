import { randomBytes } from 'node:crypto';
import { permissionsOf } from '@approdo/shared/permissions';
import type { KeyRole } from '@approdo/shared/roles';
import { systemContext } from '../../src/installation.ts';
import { fundProgramme } from '../../src/modules/budgets/index.ts';
import { apiKeys, hashOf, type OrganisationKind, organisations } from '../../src/modules/identity/index.ts';
import { type Clock, systemClock } from '../../src/platform/clock.ts';
import type { Context } from '../../src/platform/context.ts';
import { applicationUrl, connect, type Database } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/id.ts';
import { giveDistrict, makeDistrict } from '../../test/money.ts';
import { type Cluster, type ClusterOptions, openCluster } from './cluster.ts';

/** The key of an application, and who it is. */
export interface KeyHolder {
  id: string;
  organisationId: string;
  secret: string;
}

/** A database with an authority and funded districts, on which a fault plays. */
export interface Stage {
  cluster: Cluster;
  database: Database;
  system: Context;
  clock: Clock & { set(instant: string): void };
  sql: Cluster['query'];
  authority: KeyHolder;
  fund: typeof fund;
  districtIds: readonly string[];
  close(): Promise<void>;
}

export interface StageOptions extends ClusterOptions {
  districts?: number;
  /** Connections of our own to the database, beside the product's. */
  connections?: number;
  /** The system's unless given. */
  clock?: Clock;
}

const fund = { editionId: 'puoi-2022', fundId: 'fse-pon-inclusione' } as const;
/** What the programme and each district begin with. */
export const beginningCents = 1_000_000_000;

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const cluster = await openCluster(options);
  const clock = { ...(options.clock ?? systemClock), set: () => {} };
  const database = connect({
    url: applicationUrl(cluster.ownerUrl),
    size: options.connections ?? 4,
    onError: () => {},
    statementTimeoutMs: 60_000,
  });
  const system = systemContext({ database, clock, log: console, requestId: 'faults' });
  const stage = {
    cluster,
    database,
    system,
    clock,
    sql: cluster.query,
    fund,
    close: async () => {
      await database.close().catch(() => {});
      await cluster.close();
    },
  };
  const authority = await makeKey(system, 'authority');
  const districtIds: string[] = [];
  for (let number = 0; number < (options.districts ?? 4); number++) {
    const districtId = await makeDistrict({ system }, `Distretto ${number}`);
    districtIds.push(districtId);
    await giveDistrict(system, { ...fund, districtId }, beginningCents);
  }
  await fundProgramme(system, { ...fund, amountCents: beginningCents, actReference: 'Inizio' });
  return { ...stage, authority, districtIds };
}

const bodyKindOf: Readonly<Record<KeyRole, OrganisationKind>> = {
  operator: 'promoter',
  coordinator: 'districtBody',
  authority: 'authority',
};

/** The key of an application that may do all that its role may. */
export async function makeKey(system: Context, actsAs: KeyRole): Promise<KeyHolder> {
  const secret = `apd_${randomBytes(24).toString('hex')}`;
  const [id, organisationId] = [newId(), newId()];
  await system.transaction(async (tx) => {
    await tx.insert(organisations).values({ id: organisationId, kind: bodyKindOf[actsAs], name: 'Ente' });
    await tx.insert(apiKeys).values({
      id,
      organisationId,
      name: 'Guasti',
      prefix: secret.slice(0, 12),
      secretHash: hashOf(secret),
      actsAs,
      scopes: [...permissionsOf(actsAs)],
      districtIds: [],
      expiresAt: new Date('2100-01-01T00:00:00Z'),
    });
  });
  return { id, organisationId, secret };
}
