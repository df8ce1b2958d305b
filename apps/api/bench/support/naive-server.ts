// The same allocation as most would write it: Fastify and an ORM, an interactive transaction that reads, decides and writes; correct
// either because it locks what it read, or because the database refuses what others made wrong meanwhile and it tries again.
// No chain, no posting rules, no scope, no audit; the key is looked up first.
import { eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { bigint, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import Fastify, { type FastifyRequest } from 'fastify';
import pg from 'pg';
import { newId } from '../../src/platform/id.ts';

const accounts = pgTable('naive_accounts', {
  id: uuid().primaryKey(),
  availableCents: bigint('available_cents', { mode: 'number' }).notNull(),
});
const transfers = pgTable('naive_transfers', {
  id: uuid().primaryKey(),
  key: text().notNull().unique(),
  fromId: uuid('from_id').notNull(),
  toId: uuid('to_id').notNull(),
  amountCents: bigint('amount_cents', { mode: 'number' }).notNull(),
});

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.DATABASE_POOL_SIZE ?? 8),
});
const db = drizzle({ client: pool });
const app = Fastify();

interface Asked {
  fromId: string;
  toId: string;
  amountCents: number;
}

type Tx = Parameters<Parameters<typeof db.transaction>[0]>[0];

/** Reads, decides and writes; with `locked`, the account is held from the reading on. */
async function transfer(tx: Tx, request: FastifyRequest<{ Body: Asked }>, locked: boolean) {
  const key = String(request.headers['idempotency-key']);
  const { fromId, toId, amountCents } = request.body;
  const [known] = await tx.select().from(transfers).where(eq(transfers.key, key));
  if (known) return known;
  const account = tx.select().from(accounts).where(eq(accounts.id, fromId));
  const [from] = await (locked ? account.for('update') : account);
  if (!from || from.availableCents < amountCents) throw new Error('not enough money');
  await tx
    .update(accounts)
    .set({ availableCents: from.availableCents - amountCents })
    .where(eq(accounts.id, fromId));
  await tx
    .update(accounts)
    .set({ availableCents: sql`${accounts.availableCents} + ${amountCents}` })
    .where(eq(accounts.id, toId));
  const [made] = await tx
    .insert(transfers)
    .values({ id: newId(), key, fromId, toId, amountCents })
    .returning();
  return made;
}

app.post<{ Body: Asked }>('/locked-transfers', (request) =>
  db.transaction((tx) => transfer(tx, request, true)),
);

app.post<{ Body: Asked }>('/serializable-transfers', async (request) => {
  for (let attempt = 1; ; attempt++)
    try {
      return await db.transaction((tx) => transfer(tx, request, false), { isolationLevel: 'serializable' });
    } catch (error) {
      const { code } = (error instanceof Error && error.cause instanceof Error ? error.cause : error) as {
        code?: string;
      };
      if ((code !== '40001' && code !== '40P01') || attempt === 1000) throw error;
    }
});

process.on('SIGTERM', () => process.exit(0));
console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
