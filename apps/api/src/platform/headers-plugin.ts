import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import plugin from 'fastify-plugin';

/**
 * A reply that has a version carries it as its ETag, and a single resource without one the mark of its content; every
 * reply carries its request's id and, unless it says otherwise, may not be kept.
 */
export const headersPlugin = plugin(async (app: FastifyInstance) => {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-correlation-id', request.id).header('cache-control', 'no-store');
  });
  app.addHook('preSerialization', async (_request, reply, payload) => {
    if (hasVersion(payload) && !reply.hasHeader('etag')) reply.header('etag', `"${payload.version}"`);
    return payload;
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const { url, method } = request.routeOptions;
    if (reply.statusCode === 200 && !reply.hasHeader('etag') && isSingleResource({ url, method }))
      reply.header('etag', `W/"${createHash('sha1').update(String(payload)).digest('base64url')}"`);
    return payload;
  });
});

/** Whether a route reads one thing, named by the last part of its address. */
export function isSingleResource({ url, method }: { url?: string; method: string | string[] }): boolean {
  return method === 'GET' && /\/:[^/]+$/.test(url ?? '');
}

function hasVersion(payload: unknown): payload is { version: number } {
  return (
    typeof payload === 'object' &&
    payload !== null &&
    'version' in payload &&
    typeof payload.version === 'number'
  );
}
