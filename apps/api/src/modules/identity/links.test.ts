import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Runner } from 'graphile-worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  browserAfter,
  colleague,
  goodPassword,
  signedIn,
  signInReply,
} from '../../../test/builders/identity.ts';
import { useWorld, worldOrigin } from '../../../test/world.ts';
import { createContext } from '../../platform/context.ts';
import { startJobs } from '../../platform/jobs.ts';
import { mailer } from '../../platform/mail.ts';
import { gatekeeper } from './authenticate.ts';
import { linkLetterJob } from './commands/passwords.ts';
import { linkLetters } from './letters.ts';

const world = useWorld({ connections: 12 });
const origin = { origin: worldOrigin };
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'approdo-mail-'));
let jobs: Runner;

beforeAll(async () => {
  const { database, clock } = world;
  const gateContext = () =>
    createContext({ database, clock, actor: gatekeeper, requestId: 'job', log: world.app.log });
  const sendMail = mailer({ smtpUrl: undefined, from: 'approdo@prova.test', folder });
  jobs = await startJobs({
    pool: database.pool,
    handlers: { [linkLetterJob]: linkLetters({ sendMail, publicUrl: worldOrigin, gateContext }) },
    onError: (message) => {
      throw new Error(message);
    },
  });
});
afterAll(async () => {
  await jobs.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

interface Letter {
  subject: string;
  text: string;
  token: string;
}

/** The letters a person has received, in order, as they are in the folder. */
function lettersTo(email: string): Letter[] {
  return fs
    .readdirSync(folder)
    .sort()
    .map((name) => fs.readFileSync(path.join(folder, name), 'utf8'))
    .filter((letter) => letter.includes(`To: ${email}`))
    .map((letter) => {
      const bytes = letter
        .replace(/=\r?\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
      const text = Buffer.from(bytes, 'latin1').toString('utf8');
      return {
        subject: /^Subject: (.*)$/m.exec(text)?.[1]?.trim() ?? '',
        text,
        token: /#([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? '',
      };
    });
}

async function letterTo(email: string, number = 1): Promise<Letter> {
  for (let wait = 0; wait < 100; wait++) {
    const letter = lettersTo(email)[number - 1];
    if (letter) return letter;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`letter ${number} did not arrive`);
}

const invite = async (email: string, name = 'Nuova Operatrice') => {
  const administrator = await world.as('administrator');
  const { id: organisationId } = await world.body('promoter');
  const input = { email, name, role: 'operator', organisationId };
  return administrator.post<{ id: string }>('/users', input);
};
const accept = (token: string, password = goodPassword) =>
  world.nobody.post<{ violations?: { code: string }[]; type: string }>(
    '/invitation-acceptances',
    { token, password },
    origin,
  );
const reset = (token: string, password = 'otto gabbiani in volo') =>
  world.nobody.post<{ type: string }>('/password-resets', { token, password }, origin);
const laterBy = (hours: number) =>
  world.clock.set(new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString());

describe('an invitation', () => {
  it('arrives as a letter whose link, after the #, sets the password and signs in', async () => {
    await invite('nuova@prova.test');
    const letter = await letterTo('nuova@prova.test');
    expect(letter.subject).toBe('Invito ad Approdo');
    expect(letter.text).toContain(`${worldOrigin}/invitation#${letter.token}`);
    expect(letter.text).toContain('Gentile Nuova Operatrice');
    const accepted = await accept(letter.token);
    expect(accepted.status).toBe(204);
    const account = await browserAfter(world, accepted).get('/account');
    expect(account.body).toMatchObject({ email: 'nuova@prova.test', role: 'operator' });
    expect((await signInReply(world, { email: 'nuova@prova.test' })).status).toBe(204);
  });

  it('is accepted once', async () => {
    await invite('unavolta@prova.test');
    const { token } = await letterTo('unavolta@prova.test');
    const replies = await Promise.all([accept(token), accept(token), accept(token)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([204, 422, 422]);
    expect((await accept(token)).body.type).toBe('/problems/identity/link-not-valid');
  });

  it('is accepted within 7 days', async () => {
    await invite('lenta@prova.test');
    const { token } = await letterTo('lenta@prova.test');
    const start = world.clock.now();
    laterBy(7 * 24 + 0.1);
    expect((await accept(token)).status).toBe(422);
    world.clock.set(start.toISOString());
    laterBy(7 * 24 - 0.1);
    expect((await accept(token)).status).toBe(204);
    world.clock.set(start.toISOString());
  });

  it('sent again replaces the first, until it is accepted or the user is suspended', async () => {
    const administrator = await world.as('administrator');
    const { body } = await invite('ancora@prova.test');
    const first = await letterTo('ancora@prova.test');
    expect((await administrator.post(`/users/${body.id}/invitations`)).status).toBe(200);
    const second = await letterTo('ancora@prova.test', 2);
    expect((await accept(first.token)).status).toBe(422);
    expect((await accept(second.token)).status).toBe(204);
    const late = await administrator.post(`/users/${body.id}/invitations`);
    expect([late.status, late.body.type]).toEqual([409, '/problems/identity/already-active']);
    const suspended = (await invite('sospesa@prova.test')).body.id;
    const { token } = await letterTo('sospesa@prova.test');
    await administrator.patch(`/users/${suspended}`, { suspended: true }, { 'if-match': '"1"' });
    const refused = await administrator.post(`/users/${suspended}/invitations`);
    expect([refused.status, refused.body.type]).toEqual([409, '/problems/identity/user-suspended']);
    expect((await accept(token)).status).toBe(422);
  });

  it('with a weak password is refused with every reason, and the link still works', async () => {
    await invite('debole@prova.test', 'Fatou Diallo');
    const { token } = await letterTo('debole@prova.test');
    const refused = await accept(token, 'diallo');
    expect(refused.status).toBe(422);
    expect(refused.body.violations?.map(({ code }) => code)).toEqual([
      'passwordTooShort',
      'passwordGuessable',
    ]);
    expect((await accept(token)).status).toBe(204);
  });

  it('does not open the door for a new password, nor the other way round', async () => {
    await invite('scambio@prova.test');
    const { token } = await letterTo('scambio@prova.test');
    expect((await reset(token)).status).toBe(422);
    expect((await accept(token)).status).toBe(204);
  });
});

describe('a forgotten password', () => {
  const request = (email: string) => world.nobody.post('/password-reset-requests', { email }, origin);

  it('is replaced by a link, which ends every session', async () => {
    const operator = await colleague(world, 'operator');
    const browser = await signedIn(world, operator);
    expect((await request(operator.email.toUpperCase())).status).toBe(202);
    const letter = await letterTo(operator.email);
    expect(letter.subject).toBe('Nuova password per Approdo');
    expect(letter.text).toContain(`${worldOrigin}/reset-password#${letter.token}`);
    expect((await reset(letter.token)).status).toBe(204);
    expect((await browser.get('/account')).status).toBe(401);
    expect((await signInReply(world, operator)).status).toBe(401);
    expect((await signInReply(world, { ...operator, password: 'otto gabbiani in volo' })).status).toBe(204);
    expect((await reset(letter.token)).status).toBe(422);
  });

  it('has a link that ends after 2 hours or when another is asked for', async () => {
    const operator = await colleague(world, 'operator');
    await request(operator.email);
    const first = await letterTo(operator.email);
    await request(operator.email);
    const second = await letterTo(operator.email, 2);
    expect((await reset(first.token)).status).toBe(422);
    const start = world.clock.now();
    laterBy(2.1);
    expect((await reset(second.token)).status).toBe(422);
    world.clock.set(start.toISOString());
    expect((await reset(second.token)).status).toBe(204);
  });

  it('has a link that ends when the password changes in another way', async () => {
    const operator = await colleague(world, 'operator');
    const browser = await signedIn(world, operator);
    await request(operator.email);
    const { token } = await letterTo(operator.email);
    const start = world.clock.now();
    laterBy(0.1);
    const change = { currentPassword: goodPassword, newPassword: 'sette reti da pesca nuove' };
    expect((await browser.post('/password-changes', change, origin)).status).toBe(204);
    expect((await reset(token)).body.type).toBe('/problems/identity/link-not-valid');
    world.clock.set(start.toISOString());
  });

  it('is answered the same for an unknown address, which gets no letter', async () => {
    const operator = await colleague(world, 'operator');
    const [known, unknown] = [await request(operator.email), await request('nessuno@prova.test')];
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
    await letterTo(operator.email);
    expect(lettersTo('nessuno@prova.test')).toEqual([]);
  });
});

it('no link is kept in a readable form, in the database or the queue', async () => {
  await invite('segreta@prova.test');
  const { token } = await letterTo('segreta@prova.test');
  const kept = await world.sql(
    'select t::text as row from user_tokens t union all select j::text from graphile_worker._private_jobs j union all select e::text from audit_entries e',
  );
  expect(JSON.stringify(kept)).not.toContain(token);
});
