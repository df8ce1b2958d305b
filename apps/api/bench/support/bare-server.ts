// The practical ceiling: Fastify and pg with the same SQL, and nothing else. No authentication, permission, schema or row-level security.
import Fastify from 'fastify';
import pg from 'pg';
import type { RecordedStatement } from './recorded-statements.ts';

const statements: Record<string, RecordedStatement[]> = JSON.parse(process.env.STATEMENTS ?? '{}');
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.DATABASE_POOL_SIZE ?? 8),
});
const app = Fastify();

for (const [name, list] of Object.entries(statements))
  app.get<{ Params: { id: string } }>(`/${name}/:id`, async (request) => {
    const answers = [];
    for (const [index, { text, values }] of list.entries()) {
      const given = values.map((value) => (value === ':id' ? request.params.id : value));
      const { rows } = await pool.query({ name: `${name}_${index}`, text, values: given, rowMode: 'array' });
      answers.push(rows);
    }
    return answers;
  });

process.on('SIGTERM', () => process.exit(0));
console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
