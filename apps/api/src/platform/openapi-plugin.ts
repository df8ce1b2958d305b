import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifySchema, RouteOptions } from 'fastify';
import plugin from 'fastify-plugin';
import { isSingleResource } from './headers-plugin.ts';
import { problemResponse } from './schema.ts';

export const apiPrefix = '/api/v1';

const rateLimitHeaders = {
  'X-RateLimit-Limit': { description: 'Requests allowed in the window', ...counter() },
  'X-RateLimit-Remaining': { description: 'Requests left in the window', ...counter() },
  'X-RateLimit-Reset': { description: 'Seconds until the window begins again', ...counter() },
};
const retryAfter = {
  'Retry-After': { description: 'Seconds to wait before trying again', ...counter() },
};
const etag = {
  ETag: {
    description: 'The version, to be sent back as If-Match with a change.',
    type: 'string',
    pattern: '^(W/)?"[A-Za-z0-9_-]+"$',
    maxLength: 64,
  },
};

function counter() {
  return { type: 'integer', format: 'int32', minimum: 0, maximum: 2_147_483_647 };
}

/** The contract (OpenAPI 3.1), made from the schemas of the routes. */
export const openapiPlugin = plugin(
  async (app: FastifyInstance, options: { version: string; publicUrl?: string | undefined }) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Approdo',
          summary: 'Doti individuali, piani di azione e budget dei programmi di integrazione lavorativa',
          description: description(),
          version: options.version,
          termsOfService: 'https://approdo.test/termini',
          contact: { name: 'Approdo', url: 'https://approdo.test', email: 'api@approdo.test' },
          license: { name: 'EUPL-1.2', url: 'https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12' },
          'x-summary': 'Doti individuali, piani di azione e budget dei programmi di integrazione lavorativa',
          'x-api-id': '7d1e7a62-5a3c-4a67-9d0e-6a2f7f5b9c11',
        } as never,
        servers: [
          ...(options.publicUrl
            ? [{ url: `${options.publicUrl}${apiPrefix}`, description: 'Questa installazione' }]
            : []),
          { url: `https://approdo.test${apiPrefix}`, description: 'Produzione' },
          {
            url: `http://127.0.0.1:3000${apiPrefix}`,
            description: 'Macchina locale, per le prove',
            'x-sandbox': true,
          },
        ] as never,
        components: {
          securitySchemes: {
            bearer: {
              type: 'http',
              scheme: 'bearer',
              description: 'Chiave applicativa (RFC 6750); gli ambiti sono i permessi.',
            },
          },
        },
        tags: [],
      },
      refResolver: {
        buildLocalReference: (json, _base, _fragment, index) => String(json.$id ?? `Shape${index}`),
      },
      transform: ({ schema, url, route }) => ({
        schema: documented(schema ?? {}, route),
        url: url.replace(apiPrefix, '') || '/',
      }),
      hideUntagged: true,
    });
  },
);

function description(): string {
  return [
    'Il contratto di Approdo per i sistemi informativi del lavoro, i gestionali dei soggetti promotori e gli strumenti di controllo.',
    '',
    'Gli importi sono centesimi interi di euro (`…Cents`), le durate minuti interi (`…Minutes`), i giorni `YYYY-MM-DD`, gli istanti RFC 3339 in UTC.',
    'Ogni rifiuto è un problema (RFC 9457) con tutte le violazioni. Ogni modifica nomina la versione su cui si basa (`If-Match`);',
    'ogni POST accetta `Idempotency-Key` e, ripetuto, risponde ciò che rispose la prima volta.',
  ].join('\n');
}

/** Adds to a route's own schema what every route has: security, headers, and the refusals anyone may meet. */
function documented(schema: FastifySchema, route: RouteOptions): FastifySchema {
  const config = route.config ?? {};
  const isPublic = config.permission === 'public';
  const responses = (schema.response ?? {}) as Record<string, Record<string, unknown>>;
  const own = Object.fromEntries(
    Object.entries(responses).map(([status, response]) => [status, withHeaders(response, status, route)]),
  );
  const anyone = [400, ...(isPublic ? [] : ([401, 403] as const)), 429, 503] as const;
  const repeating = takesKey(route) ? ([409, 422] as const) : [];
  const common = Object.fromEntries(
    [...anyone, ...repeating].map((status) => [
      status,
      withHeaders(problemResponse(status), String(status), route),
    ]),
  );
  const fallback = { ...problemResponse(503), description: 'Any other refusal', headers: rateLimitHeaders };
  const patch = route.method === 'PATCH' ? { consumes: ['application/merge-patch+json'] } : {};
  return {
    ...schema,
    ...patch,
    headers: headersOf(route),
    security: isPublic ? [] : [{ bearer: config.permission === 'account' ? [] : [config.permission ?? ''] }],
    response: { ...common, ...own, default: fallback },
    ...(config.internal && { 'x-internal': true }),
    ...(config.notRepeatable && { 'x-not-repeatable': config.notRepeatable }),
  } as FastifySchema;
}

/** A response with the headers that its status and its route bring along. */
function withHeaders(response: object, status: string, route: RouteOptions): object {
  const own = 'headers' in response && typeof response.headers === 'object' ? response.headers : {};
  const waits = status === '429' || status === '503';
  const isSingle = status === '200' && isSingleResource(route);
  return {
    ...response,
    headers: { ...own, ...rateLimitHeaders, ...(waits && retryAfter), ...(isSingle && etag) },
  };
}

/** Whether a request may carry Idempotency-Key. */
function takesKey({ method, config }: RouteOptions): boolean {
  return method === 'POST' && (config?.idempotency ?? 'accepted') !== 'none';
}

function headersOf(route: RouteOptions): unknown {
  const { ifMatch, idempotency = 'accepted' } = route.config ?? {};
  if (!ifMatch && !takesKey(route)) return undefined;
  return {
    type: 'object',
    properties: {
      ...(ifMatch && {
        'if-match': {
          type: 'string',
          pattern: '^"[0-9]+"$',
          maxLength: 14,
          description: 'L’ETag della versione su cui si lavora.',
        },
      }),
      ...(takesKey(route) && {
        'idempotency-key': {
          type: 'string',
          pattern: '^[\\x21-\\x7e]{8,255}$',
          minLength: 8,
          maxLength: 255,
          description: 'Rende ripetibile la richiesta: stessa chiave, stesso esito.',
        },
      }),
    },
    required: [
      ...(ifMatch ? ['if-match'] : []),
      ...(takesKey(route) && idempotency === 'required' ? ['idempotency-key'] : []),
    ],
  };
}
