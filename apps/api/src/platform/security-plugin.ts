import helmet from '@fastify/helmet';
import Fastify, { type FastifyInstance } from 'fastify';
import plugin from 'fastify-plugin';

/** Headers that tell a browser what never to do with a reply. Pages set their own content policy. */
export const securityPlugin = plugin(async (app: FastifyInstance, { https }: { https: boolean }) => {
  const headers = await headersOfEveryReply(https);
  app.decorate('securityHeaders', headers);
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
});

declare module 'fastify' {
  interface FastifyInstance {
    /** For a reply that is sent before any hook runs. */
    securityHeaders: Readonly<Record<string, string>>;
  }
}

/** What the library would say of each reply, asked once: it says the same of all. */
async function headersOfEveryReply(https: boolean): Promise<Record<string, string>> {
  const asked = Fastify();
  await asked.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  asked.get('/', (_request, reply) => reply.send(''));
  const { headers } = await asked.inject('/');
  await asked.close();
  const ofTheReplyItself = new Set(['content-length', 'content-type', 'date', 'connection']);
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || ofTheReplyItself.has(name) ? [] : [[name, String(value)]],
    ),
  );
}
