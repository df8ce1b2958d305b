import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import plugin from 'fastify-plugin';
import { notFound } from './problem.ts';

const noncePlaceholder = '{{CSP_NONCE}}';

/** Where a page may get what from: only here, and only what carries this reply's nonce. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Serves the dashboard: hashed files that may be kept for ever, and one page with a fresh nonce for every address of its own. */
export const webPlugin = plugin(async (app: FastifyInstance, { folder }: { folder: string }) => {
  const page = fs.readFileSync(path.join(folder, 'index.html'), 'utf8');
  const config = { permission: 'public' as const };
  await app.register(async (files) => {
    files.addHook('onRoute', (route) => {
      route.config = { ...route.config, ...config };
      route.schema = { ...route.schema, hide: true };
    });
    await files.register(fastifyStatic, {
      root: path.join(folder, 'assets'),
      prefix: '/assets/',
      immutable: true,
      maxAge: '365d',
      index: false,
    });
  });
  app.get('/*', { config, schema: { hide: true } }, async (request, reply) => {
    const asked = request.url.split('?')[0] ?? '/';
    if (asked.startsWith('/api/') || asked.startsWith('/assets/') || path.extname(asked)) throw notFound();
    const nonce = randomBytes(16).toString('base64');
    reply.header('content-security-policy', contentSecurityPolicy(nonce)).header('cache-control', 'no-store');
    return reply.type('text/html; charset=utf-8').send(page.replaceAll(noncePlaceholder, nonce));
  });
});
