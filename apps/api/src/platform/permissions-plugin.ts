import type { Permission } from '@approdo/shared/permissions';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import type { Clock } from './clock.ts';
import { type Actor, createContext } from './context.ts';
import type { Database } from './database.ts';
import { fingerprintOf, type Repeatable } from './idempotency.ts';
import {
  forbidden,
  idempotencyKeyRequired,
  languageOf,
  malformed,
  Problem,
  preconditionRequired,
  unauthenticated,
} from './problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route: a permission, `account` for anyone signed in, `public` for anyone at all. */
    permission?: Permission | 'account' | 'public';
    /** The change names the version it builds on. */
    ifMatch?: boolean;
    /** Mandatory where money moves; accepted on every other POST; `none` where nothing is written. */
    idempotency?: 'required' | 'accepted' | 'none';
    /** Why a published POST takes no Idempotency-Key, for its readers. */
    notRepeatable?: string;
    /** Part of the dashboard, not of the published contract. */
    internal?: boolean;
  }
  interface FastifyInstance {
    /** Every route of the application, in the order of its declaration. */
    routes: RouteOptions[];
  }
  interface FastifyRequest {
    /** Why the request will be refused, once it was counted: a guess counts as much as a valid request. */
    refusal: Error | null;
  }
}

export interface PermissionsOptions {
  database: Database;
  clock: Clock;
  /** Finds out who is asking: null for nobody; throws when what was presented is not valid. */
  authenticate(request: FastifyRequest): Promise<Actor | null>;
}

/** Gives every request its actor and context, and refuses what the actor may not do. A route that names no permission does not boot. */
export const permissionsPlugin = plugin(async (app: FastifyInstance, options: PermissionsOptions) => {
  app.decorateRequest('context', null);
  app.decorateRequest('expectedVersion', 0);
  app.decorateRequest('refusal', null);
  app.decorate('routes', []);
  app.addHook('onRoute', (route) => {
    if (route.method !== 'HEAD') app.routes.push(route);
  });
  app.addHook('onReady', async () => {
    const open = app.routes.filter((route) => !route.config?.permission);
    if (open.length > 0)
      throw new Error(
        `no permission is named by ${open.map((route) => `${route.method} ${route.url}`).join(', ')}`,
      );
  });

  app.addHook('onRequest', async (request) => {
    const { permission } = request.routeOptions.config;
    if (!permission || permission === 'public') return;
    const actor = await options.authenticate(request).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      request.refusal = error;
      return null;
    });
    if (actor) request.context = createContext({ ...options, ...aboutRequest(request), actor });
    else request.refusal ??= unauthenticated();
    if (actor && permission !== 'account' && !actor.permissions.has(permission))
      request.refusal = forbidden();
  });

  // the rate limit counts in between
  app.addHook('preParsing', async (request) => {
    if (request.refusal) throw request.refusal;
  });

  app.addHook('preHandler', async (request) => {
    if (request.routeOptions.config.ifMatch) request.expectedVersion = expectedVersion(request);
    const repeatable = repeatableOf(request);
    if (repeatable && request.context)
      request.context = createContext({
        ...options,
        ...aboutRequest(request),
        actor: request.context.actor,
        repeatable,
      });
  });
});

const aboutRequest = (request: FastifyRequest) => ({
  language: languageOf(request.headers['accept-language']),
  requestId: request.id,
  log: request.log,
});

function expectedVersion(request: FastifyRequest): number {
  const header = request.headers['if-match'];
  if (!header) throw preconditionRequired();
  const version = /^"([1-9]\d{0,8})"$/.exec(header)?.[1];
  if (!version)
    throw malformed({
      detail: {
        it: 'If-Match deve riportare l’ETag ricevuto, per esempio "3".',
        en: 'If-Match must repeat the ETag that was received, such as "3".',
      },
    });
  return Number(version);
}

function repeatableOf(request: FastifyRequest): Repeatable | undefined {
  const { idempotency = 'accepted' } = request.routeOptions.config;
  if (request.method !== 'POST' || idempotency === 'none') return undefined;
  const key = request.headers['idempotency-key'];
  if (key === undefined) {
    if (idempotency === 'required') throw idempotencyKeyRequired();
    return undefined;
  }
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,255}$/.test(key))
    throw malformed({
      detail: {
        it: 'Idempotency-Key deve avere da 8 a 255 caratteri visibili.',
        en: 'Idempotency-Key must have 8 to 255 visible characters.',
      },
    });
  const responses = request.routeOptions.schema?.response;
  const status = Number(Object.keys(responses ?? {}).find((code) => code.startsWith('2')) ?? 200);
  // the same person at another body, or in another role, is not told what was answered to the one before
  const { role = '', organisationId = '' } = request.context?.actor ?? {};
  const asked = [request.body ?? null, role, organisationId];
  return { key, fingerprint: fingerprintOf(request.method, request.url, asked), status };
}
