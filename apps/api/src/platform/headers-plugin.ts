import type { FastifyInstance } from 'fastify';
import plugin from 'fastify-plugin';

/** A reply that has a version carries it as its ETag; every reply carries its request's id and, unless it says otherwise, may not be kept. */
export const headersPlugin = plugin(async (app: FastifyInstance) => {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-correlation-id', request.id).header('cache-control', 'no-store');
  });
  app.addHook('preSerialization', async (_request, reply, payload) => {
    if (hasVersion(payload) && !reply.hasHeader('etag')) reply.header('etag', `"${payload.version}"`);
    return payload;
  });
});

function hasVersion(payload: unknown): payload is { version: number } {
  return (
    typeof payload === 'object' &&
    payload !== null &&
    'version' in payload &&
    typeof payload.version === 'number'
  );
}
