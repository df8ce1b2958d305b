import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import plugin from 'fastify-plugin';
import { tooManyRequests } from './problem.ts';

/** Counts requests by actor or, when nobody is signed in, by address; says in every reply how many are left. */
export const rateLimitPlugin = plugin(async (app: FastifyInstance, options: { perMinute: number }) => {
  await app.register(rateLimit, {
    max: options.perMinute,
    timeWindow: 60_000,
    hook: 'preHandler',
    cache: 10_000,
    addHeadersOnExceeding: {
      'x-ratelimit-limit': true,
      'x-ratelimit-remaining': true,
      'x-ratelimit-reset': true,
    },
    keyGenerator: (request) => request.context?.actor.id ?? request.ip,
    errorResponseBuilder: (_request, limit) =>
      tooManyRequests({ retryAfterSeconds: Math.max(1, Math.ceil(limit.ttl / 1000)) }),
  });
});
