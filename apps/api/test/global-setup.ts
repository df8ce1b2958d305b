import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@approdo/postgres';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '../src/platform/migrations.ts';
import { loadReferenceData } from '../src/reference-data.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's address of the template database; each test file works on a clone. */
    templateUrl: string;
  }
}

export const templateName = 'approdo_template';

/** One throw-away server for the run; its template is migrated once. */
export default async function setup(project: TestProject) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'approdo-test-'));
  fs.chmodSync(folder, 0o755); // an unprivileged account must get through when we are root
  const server = await serverIn(path.join(folder, 'postgres'));
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`drop database if exists ${templateName} with (force)`);
  await admin.query(`create database ${templateName}`);
  await admin.end();
  const url = new URL(server.url);
  url.pathname = `/${templateName}`;
  await migrateDatabase({ ownerUrl: url.toString(), afterwards: loadReferenceData });
  project.provide('templateUrl', url.toString());
  return async () => {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
}

/** A server of its own, or the one of `TEST_DATABASE_URL`, to see that another version holds what this one does. */
function serverIn(dataDir: string): Promise<Pick<EmbeddedPostgres, 'url' | 'stop'>> {
  const url = process.env.TEST_DATABASE_URL;
  return url
    ? Promise.resolve({ url, stop: () => Promise.resolve() })
    : startEmbeddedPostgres({ dataDir, ephemeral: true });
}
