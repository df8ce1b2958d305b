import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { packageFolder } from '../src/platform/migrations.ts';
import { browserAfter, goodPassword } from './builders/identity.ts';
import { useWorld, worldOrigin } from './world.ts';

const world = useWorld();

/** Runs the command as a person would, on this world's database. */
function administrator(
  ...words: string[]
): Promise<{ code: number | null; said: string; complained: string }> {
  return new Promise((resolve) => {
    const child = spawn(
      path.join(packageFolder('node_modules'), '.bin', 'tsx'),
      ['src/cli/create-administrator.ts', ...words],
      {
        cwd: packageFolder('.'),
        env: { ...process.env, DATABASE_URL: world.ownerUrl, DATABASE_UNSAFE: '1', PUBLIC_URL: worldOrigin },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let said = '';
    let complained = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complained += chunk.toString('utf8');
    });
    child.on('close', (code) => resolve({ code, said, complained }));
  });
}

const accept = (token: string) =>
  world.nobody.post('/invitation-acceptances', { token, password: goodPassword }, { origin: worldOrigin });
const tokenIn = (said: string) =>
  /https:\/\/approdo\.test\/invitation#([A-Za-z0-9_-]{43})/.exec(said)?.[1] ?? '';

it('makes the first administrator of an empty installation, with a link that works once', async () => {
  const email = 'prima@ente.test';
  const first = await administrator('--email', 'Prima@Ente.test', '--name', 'Prima Persona');
  expect(first).toMatchObject({ code: 0, complained: '' });
  const again = await administrator('--email', email, '--name', 'Prima Persona');
  expect((await accept(tokenIn(first.said))).status).toBe(422);
  const accepted = await accept(tokenIn(again.said));
  expect(accepted.status).toBe(204);
  const account = await browserAfter(world, accepted).get('/account');
  expect(account.body).toMatchObject({ email, role: 'administrator', organisation: { kind: 'authority' } });
  const taken = await administrator('--email', email, '--name', 'Prima Persona');
  expect(taken).toEqual({ code: 1, said: '', complained: 'Esiste già un utente con questo indirizzo\n' });
}, 90_000);

it('says how it is used when something is missing or wrong', async () => {
  for (const words of [[], ['--email', 'non un indirizzo', '--name', 'Prima']])
    expect(await administrator(...words)).toMatchObject({
      code: 1,
      complained: expect.stringContaining('Uso: npm run'),
    });
}, 60_000);
