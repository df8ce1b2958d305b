import path from 'node:path';
import { defaultDataDir, startEmbeddedPostgres } from '@approdo/postgres';
import pg from 'pg';
import { gatekeeper } from './modules/identity/index.ts';
import { openSealKey, type Sealing } from './modules/ledger/index.ts';
import type { Clock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { type Actor, type Context, createContext } from './platform/context.ts';
import { applicationUrl, connect, type Database } from './platform/database.ts';
import { assertDurable, assertVersion, migrateDatabase, packageFolder } from './platform/migrations.ts';
import { loadReferenceData } from './reference-data.ts';

/** A migrated database, and the application's login to it. */
export interface Installation {
  database: Database;
  ownerUrl: string;
  /** Where the database comes from, in words. */
  origin: string;
  /** Folder for what is not in the database: mail that is not sent, the seals of the ledger. */
  dataDir: string;
  close(): Promise<void>;
}

/** Starts or reaches the database, migrates it, and opens the application's connections. */
export async function openInstallation(
  config: Config,
  onError: (error: Error) => void,
): Promise<Installation> {
  const dataDir = config.dataDir ?? defaultDataDir(path.join(packageFolder('.'), '..', '..'));
  const embedded = config.databaseUrl
    ? undefined
    : await startEmbeddedPostgres({
        dataDir: path.join(dataDir, 'postgres'),
        ephemeral: config.databaseUnsafe,
      });
  const ownerUrl = config.databaseUrl ?? embedded?.url ?? '';
  try {
    await probing(ownerUrl, async (owner) => {
      await assertVersion(owner);
      if (!config.databaseUnsafe) await assertDurable(owner);
    });
    await migrateDatabase({
      ownerUrl,
      ownLogin: config.databaseAppUrl !== undefined,
      afterwards: loadReferenceData,
    });
    const url = config.databaseAppUrl ?? applicationUrl(ownerUrl);
    // a login may have settings of its own
    if (!config.databaseUnsafe) await probing(url, assertDurable);
    const database = connect({ url, size: config.databasePoolSize, onError });
    return {
      database,
      ownerUrl,
      dataDir,
      origin: embedded ? 'PostgreSQL incorporato' : 'PostgreSQL di DATABASE_URL',
      close: async () => {
        await database.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function probing(url: string, look: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await look(client);
  } finally {
    await client.end();
  }
}

/**
 * The key and the file with which this installation seals its ledger. A key is made only where none is named. Throws when the key in use
 * is among the retired ones: what it signed would not be accepted.
 */
export function sealingOf(config: Config, { dataDir }: Pick<Installation, 'dataDir'>): Sealing {
  const { sealKeyFile, sealsFile, sealRetiredKeys } = config;
  const key = openSealKey(sealKeyFile ?? path.join(dataDir, 'seal-key.pem'), {
    mayGenerate: sealKeyFile === undefined,
  });
  if (sealRetiredKeys.includes(key.publicKey)) throw new Error('SEAL_RETIRED_KEYS names the key in use.');
  return { key, file: sealsFile ?? path.join(dataDir, 'seals.jsonl') };
}

const systemActor: Actor = { ...gatekeeper, role: 'system' };

/** A context of the system itself: for jobs, seeding and commands of the person who runs the installation; never for a request. */
export function systemContext(options: {
  database: Database;
  clock: Clock;
  log: Context['log'];
  requestId: string;
}): Context {
  return createContext({ ...options, actor: systemActor });
}
