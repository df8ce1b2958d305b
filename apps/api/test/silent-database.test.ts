import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FaultyProxy, openProxy } from '../faults/support/proxy.ts';
import { createContext } from '../src/platform/context.ts';
import { applicationUrl, connect, type Database } from '../src/platform/database.ts';
import { contextAs } from './money.ts';
import { useWorld } from './world.ts';

const world = useWorld();
let proxy: FaultyProxy;
let database: Database;
beforeAll(async () => {
  const url = new URL(applicationUrl(world.ownerUrl));
  proxy = await openProxy(Number(url.port));
  url.port = String(proxy.port);
  database = connect({ url: url.toString(), size: 2, onError: () => {}, statementTimeoutMs: 50 });
});
afterAll(async () => {
  await proxy.close();
  await database.close();
});

it('nobody waits for ever for a database that the network has cut off without a word', async () => {
  const { actor } = contextAs(world, 'authority');
  const ctx = createContext({ database, clock: world.clock, requestId: 'test', log: world.app.log, actor });
  const works = [
    () => ctx.read((tx) => tx.execute(sql`select 1`)),
    () => ctx.transaction((tx) => tx.execute(sql`select 1`)),
  ];
  // one connection each
  await Promise.all(works.map((work) => work()));
  proxy.judge = () => 'silence';
  for (const answer of await Promise.allSettled(works.map((work) => work())))
    expect(String(answer.status === 'rejected' && (answer.reason.cause ?? answer.reason))).toContain(
      'fell silent',
    );
  proxy.judge = () => 'pass';
  for (const work of works) await work();
}, 30_000);
