import { type Database, neverWaitForEver } from './database.ts';
import { unavailable } from './problem.ts';
import type { Routes } from './routes.ts';
import { enumOf, List, Nullable, named, problems, ref, Text } from './schema.ts';

/** Who can sign in to the demonstration world. */
export interface Demonstration {
  accounts: { email: string; name: string; role: string }[];
  password: string;
  apiKey: string;
}

const Status = named(
  'Status',
  { status: enumOf(['ok']), version: Text(40) },
  {
    description: 'The service answers and reaches its database.',
    examples: [{ status: 'ok', version: '0.1.0' }],
  },
);

const DemonstrationAccount = named('DemonstrationAccount', {
  email: Text(254),
  name: Text(120),
  role: Text(40),
});

const DemonstrationShape = named(
  'Demonstration',
  {
    accounts: List(ref(DemonstrationAccount), 10),
    password: Nullable(Text(200)),
    apiKey: Nullable(Text(120)),
  },
  { description: 'Who can sign in to the demonstration world; empty elsewhere.' },
);

async function answered({ pool }: Database): Promise<void> {
  const client = await pool.connect();
  neverWaitForEver(client);
  await client.query('select 1').then(
    () => client.release(),
    (error: Error) => {
      client.release(error);
      throw error;
    },
  );
}

export interface StatusOptions {
  database: Database;
  version: string;
  demonstration: Demonstration | null;
}

export function statusRoutes(app: Routes, { database, version, demonstration }: StatusOptions): void {
  app.get(
    '/status',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'status',
        tags: ['platform'],
        summary: 'Whether the service works',
        response: { 200: ref(Status), ...problems(503) },
      },
    },
    async () => {
      await answered(database).catch(() => {
        throw unavailable({ retryAfterSeconds: 5 });
      });
      return { status: 'ok' as const, version };
    },
  );

  app.get(
    '/demonstration',
    {
      config: { permission: 'public', internal: true },
      schema: {
        operationId: 'demonstration',
        tags: ['platform'],
        summary: 'Who can sign in to the demonstration world',
        response: { 200: ref(DemonstrationShape) },
      },
    },
    async () => demonstration ?? { accounts: [], password: null, apiKey: null },
  );
}
