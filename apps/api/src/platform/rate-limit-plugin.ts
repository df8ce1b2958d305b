import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import plugin from 'fastify-plugin';
import { notFound, tooManyRequests } from './problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Never counted: files and pages, which hold nothing and cost little. An office behind one address opens many at once. */
    uncounted?: boolean;
  }
}

/** Counts requests by actor or, when nobody is known, by address, before they are refused or read; says in every reply how many are left. */
export const rateLimitPlugin = plugin(async (app: FastifyInstance, options: { perMinute: number }) => {
  await app.register(rateLimit, {
    max: options.perMinute,
    timeWindow: 60_000,
    hook: 'onRequest',
    cache: 10_000,
    addHeadersOnExceeding: {
      'x-ratelimit-limit': true,
      'x-ratelimit-remaining': true,
      'x-ratelimit-reset': true,
    },
    allowList: (request) => request.routeOptions.config.uncounted === true,
    keyGenerator: (request) => request.context?.actor.id ?? request.ip,
    errorResponseBuilder: (_request, limit) =>
      tooManyRequests({ retryAfterSeconds: Math.max(1, Math.ceil(limit.ttl / 1000)) }),
  });
  // addresses that lead nowhere are counted too
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, () => {
    throw notFound();
  });
});
