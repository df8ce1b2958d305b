import type { OutgoingHttpHeaders } from 'node:http';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { InjectOptions, RouteOptions } from 'fastify';
import { expect } from 'vitest';
import type { App } from '../src/app.ts';
import { apiPrefix } from '../src/platform/openapi-plugin.ts';
import { namedShapes } from '../src/platform/schema.ts';

/** What came back, already checked against the schema the route declares for its status. */
export interface Reply<Body = Record<string, unknown>> {
  status: number;
  body: Body;
  headers: OutgoingHttpHeaders;
  etag: string;
}

type Send = <Body = Record<string, unknown>>(
  url: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Reply<Body>>;

/** Someone who asks: addresses are below /api/v1. */
export interface Caller {
  id: string;
  organisationId: string;
  get: Send;
  post: Send;
  put: Send;
  /** Sent as a merge patch. */
  patch: Send;
  delete: Send;
}

/** Someone who asks, with the headers that say who they are. */
export function callerOf(
  app: App,
  who: { id: string; organisationId: string },
  standing: Record<string, string>,
): Caller {
  const send =
    (method: InjectOptions['method']): Send =>
    async (url, body, headers = {}) => {
      const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
      const response = await app.inject({
        method: method ?? 'GET',
        url: `${apiPrefix}${url}`,
        headers: {
          host: 'approdo.test',
          ...standing,
          ...(body !== undefined && { 'content-type': type }),
          ...headers,
        },
        ...(body !== undefined && { payload: JSON.stringify(body) }),
      });
      const parsed = response.body === '' ? null : JSON.parse(response.body);
      assertDeclared(app, { method: method ?? 'GET', url, status: response.statusCode, body: parsed });
      return {
        status: response.statusCode,
        body: parsed,
        headers: response.headers,
        etag: String(response.headers.etag ?? ''),
      };
    };
  return {
    ...who,
    get: send('GET'),
    post: send('POST'),
    put: send('PUT'),
    patch: send('PATCH'),
    delete: send('DELETE'),
  };
}

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);

/** Fails when a reply is not what the contract promises for its status: TypeBox does not check replies, so the tests do. */
function assertDeclared(
  app: App,
  reply: { method: string; url: string; status: number; body: unknown },
): void {
  if (ajv.getSchema('Problem') === undefined) for (const shape of namedShapes()) ajv.addSchema(shape);
  const route = routeFor(app, reply.method, reply.url);
  if (!route) return;
  const declared = (route.schema?.response as Record<string, unknown> | undefined)?.[reply.status];
  const schema = reply.status >= 400 ? { $ref: 'Problem#' } : declared;
  if (!schema)
    throw new Error(`${reply.method} ${route.url} answered ${reply.status}, which it does not declare`);
  if (reply.status === 204 || reply.status === 202) return;
  const valid = ajv.validate(schema, reply.body);
  expect(
    valid ? [] : ajv.errors,
    `${reply.method} ${route.url} ${reply.status} ${JSON.stringify(reply.body).slice(0, 500)}`,
  ).toEqual([]);
}

function routeFor(app: App, method: string, url: string): RouteOptions | undefined {
  const asked = `${apiPrefix}${url.split('?')[0]}`.split('/');
  return app.routes.find((route) => {
    const parts = route.url.split('/');
    return (
      route.method === method &&
      parts.length === asked.length &&
      parts.every((part, index) => part.startsWith(':') || part === asked[index])
    );
  });
}
