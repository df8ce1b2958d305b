import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import plugin from 'fastify-plugin';

/** Headers that tell a browser what never to do with a reply. Pages set their own content policy. */
export const securityPlugin = plugin(async (app: FastifyInstance, { https }: { https: boolean }) => {
  await app.register(helmet, {
    // the plugin would put the same words together again for each reply
    contentSecurityPolicy: false,
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('content-security-policy', "default-src 'none';frame-ancestors 'none'");
    done();
  });
});
