import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Fastify from 'fastify';
import { afterAll, describe, expect, it } from 'vitest';
import { problemPlugin } from '../src/platform/problem-plugin.ts';
import { rateLimitPlugin } from '../src/platform/rate-limit-plugin.ts';
import { webPlugin } from '../src/platform/web-plugin.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'approdo-web-'));
fs.mkdirSync(path.join(folder, 'assets'));
fs.writeFileSync(path.join(folder, 'assets', 'main-abc.js'), 'run()');
fs.writeFileSync(
  path.join(folder, 'index.html'),
  '<meta name="feedback" content="{{FEEDBACK_URL}}"><script nonce="{{CSP_NONCE}}" src="/assets/main-abc.js"></script>',
);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

async function ask(url: string, feedbackUrl?: string) {
  const app = Fastify();
  await app.register(webPlugin, { folder, feedbackUrl });
  const reply = await app.inject({ url });
  await app.close();
  return reply;
}

describe('the dashboard', () => {
  it('is one page for every address of its own, under a policy that lets nothing inline in', async () => {
    const page = await ask('/case-files/1/plan?x=1');
    const policy = String(page.headers['content-security-policy']);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(nonce.length).toBeGreaterThan(20);
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src 'nonce-${nonce}' 'strict-dynamic'`,
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self'",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]);
    expect(page.body).toContain(`<script nonce="${nonce}"`);
    expect(page.headers['cache-control']).toBe('no-store');
    expect((await ask('/')).body).not.toContain(nonce);
  });

  it('tells its pages where a problem is reported, and nothing when nowhere is set', async () => {
    expect((await ask('/', 'https://ente.example/?a="1"&b=$&')).body).toContain(
      'content="https://ente.example/?a=&quot;1&quot;&amp;b=$&amp;"',
    );
    expect((await ask('/')).body).toContain('<meta name="feedback" content="">');
  });

  it('keeps its files for ever, and serves no other', async () => {
    const file = await ask('/assets/main-abc.js');
    expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const url of ['/assets/none.js', '/assets/../index.html', '/api/v1/none', '/robots.txt'])
      expect([url, (await ask(url)).statusCode >= 400]).toEqual([url, true]);
  });

  it('is never refused for having been asked for often: an office has one address, and a page many files', async () => {
    const app = Fastify();
    await app.register(problemPlugin);
    await app.register(rateLimitPlugin, { perMinute: 5 });
    await app.register(webPlugin, { folder });
    app.get('/api/counted', () => ({}));
    const statuses = async (url: string) => {
      const replies = await Promise.all(Array.from({ length: 20 }, () => app.inject({ url })));
      return new Set(replies.map(({ statusCode }) => statusCode));
    };
    expect(await statuses('/assets/main-abc.js')).toEqual(new Set([200]));
    expect(await statuses('/case-files')).toEqual(new Set([200]));
    expect((await app.inject({ url: '/api/counted' })).headers['x-ratelimit-remaining']).toBe('4');
    expect(await statuses('/api/counted')).toContain(429);
    await app.close();
  });
});
