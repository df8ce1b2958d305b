import fs from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import plugin from 'fastify-plugin';
import { escaped, sendPage } from './page.ts';
import { notFound } from './problem.ts';

const noncePlaceholder = '{{CSP_NONCE}}';
const feedbackPlaceholder = '{{FEEDBACK_URL}}';

export interface WebOptions {
  /** The built dashboard. */
  folder: string;
  /** Where people report a problem; the pages learn it from their own head. */
  feedbackUrl?: string | undefined;
}

/** Serves the dashboard: hashed files that may be kept for ever, and one page with a fresh nonce for every address of its own. */
export const webPlugin = plugin(async (app: FastifyInstance, { folder, feedbackUrl = '' }: WebOptions) => {
  const page = fs
    .readFileSync(path.join(folder, 'index.html'), 'utf8')
    .replace(feedbackPlaceholder, () => escaped(feedbackUrl));
  const config = { permission: 'public' as const, uncounted: true };
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
    return sendPage(reply, (nonce) => page.replaceAll(noncePlaceholder, nonce));
  });
});
