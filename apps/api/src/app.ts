import fs from 'node:fs';
import cookie from '@fastify/cookie';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import underPressure from '@fastify/under-pressure';
import Fastify, { LogController } from 'fastify';
import { actionPlanRoutes } from './modules/action-plans/index.ts';
import { auditRoutes, readRecording } from './modules/audit/index.ts';
import { budgetRoutes } from './modules/budgets/index.ts';
import { caseFileRoutes } from './modules/case-files/index.ts';
import { dowryActRoutes, dowryRoutes } from './modules/dowries/index.ts';
import {
  accountRoutes,
  apiKeyRoutes,
  createAuthentication,
  linkRoutes,
  sessionRoutes,
  userRoutes,
} from './modules/identity/index.ts';
import { ledgerRoutes } from './modules/ledger/index.ts';
import { networkRoutes } from './modules/network/index.ts';
import { programmeRoutes } from './modules/programmes/index.ts';
import { reportingRoutes } from './modules/reporting/index.ts';
import { territoryRoutes } from './modules/territory/index.ts';
import type { Clock } from './platform/clock.ts';
import type { Database } from './platform/database.ts';
import { documentationPlugin } from './platform/documentation-plugin.ts';
import { headersPlugin } from './platform/headers-plugin.ts';
import { newId } from './platform/id.ts';
import { metricsPlugin } from './platform/metrics-plugin.ts';
import { apiPrefix, openapiPlugin } from './platform/openapi-plugin.ts';
import { permissionsPlugin } from './platform/permissions-plugin.ts';
import { unavailable } from './platform/problem.ts';
import { problemPlugin, sendUnreadable } from './platform/problem-plugin.ts';
import { problemPages, problemRoutes } from './platform/problem-routes.ts';
import { rateLimitPlugin } from './platform/rate-limit-plugin.ts';
import type { Routes } from './platform/routes.ts';
import { securityPlugin } from './platform/security-plugin.ts';
import { serializersOnce } from './platform/serializers.ts';
import { type Demonstration, statusRoutes } from './platform/status-routes.ts';
import { validationPlugin } from './platform/validation-plugin.ts';
import { webPlugin } from './platform/web-plugin.ts';

export interface AppOptions {
  database: Database;
  clock: Clock;
  version: string;
  logLevel?: string;
  /** Where log lines go; the standard output unless said. */
  logTo?: { write(line: string): void };
  publicUrl?: string | undefined;
  trustProxy?: boolean;
  rateLimitPerMinute?: number;
  /** Milliseconds of delay from which requests are sent away with a 503; 0 for never. */
  maxEventLoopDelayMs?: number;
  metricsToken?: string | undefined;
  /** Who can sign in to the demonstration world; null elsewhere. */
  demonstration?: Demonstration | null;
  /** The built dashboard; without it only the API is served. */
  webFolder?: string | undefined;
  /** Where the dashboard's pages let people report a problem. */
  feedbackUrl?: string | undefined;
}

const bodyBytesMax = 1_048_576;

/** The whole application, not yet listening: platform first, then every module's routes from the ground up. */
export async function buildApp(options: AppOptions) {
  const { database, clock, publicUrl } = options;
  const app = server(options);
  const gate = createAuthentication({ database, clock, publicUrl });
  await registerEdge(app, options);
  await app.register(openapiPlugin, { version: options.version, publicUrl });
  await app.register(permissionsPlugin, { database, clock, authenticate: gate.authenticate });
  await app.register(rateLimitPlugin, { perMinute: options.rateLimitPerMinute ?? 1200 });
  await app.register(readRecording);
  await app.register(metricsPlugin, { pool: database.pool, token: options.metricsToken });
  await app.register(
    async (api) => registerModules(api.withTypeProvider<TypeBoxTypeProvider>(), gate, options),
    {
      prefix: apiPrefix,
    },
  );
  await app.register(documentationPlugin, { publicUrl });
  problemPages(app);
  if (options.webFolder && fs.existsSync(options.webFolder))
    await app.register(webPlugin, { folder: options.webFolder, feedbackUrl: options.feedbackUrl });
  return app;
}

export type App = Awaited<ReturnType<typeof buildApp>>;

function server(options: AppOptions) {
  return Fastify({
    logger: {
      level: options.logLevel ?? 'silent',
      redact: ['req.headers.authorization', 'req.headers.cookie'],
      serializers: { req: requestLine },
      ...(options.logTo && { stream: options.logTo }),
    },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    bodyLimit: bodyBytesMax,
    requestTimeout: 30_000,
    trustProxy: options.trustProxy ?? false,
    routerOptions: { maxParamLength: 100 },
    return503OnClosing: true,
    frameworkErrors: sendUnreadable,
    schemaController: { compilersFactory: { buildSerializer: serializersOnce } },
  }).withTypeProvider<TypeBoxTypeProvider>();
}

/** What every request passes before anyone asks who sent it. */
async function registerEdge(app: ReturnType<typeof server>, options: AppOptions): Promise<void> {
  await app.register(problemPlugin);
  await app.register(headersPlugin);
  await app.register(securityPlugin, { https: options.publicUrl?.startsWith('https://') ?? false });
  await app.register(underPressure, {
    maxEventLoopDelay: options.maxEventLoopDelayMs ?? 2000,
    exposeStatusRoute: false,
    // while the start itself keeps the process busy nothing is measured yet, which reads as an infinite delay
    pressureHandler: async (_request, _reply, _type, delay) => {
      if (delay !== Infinity) throw unavailable({ retryAfterSeconds: 5 });
    },
  });
  await app.register(cookie);
  await app.register(validationPlugin);
}

/** The routes of every module, from the ground up. */
function registerModules(
  routes: Routes,
  gate: ReturnType<typeof createAuthentication>,
  { database, version, demonstration = null }: AppOptions,
): void {
  statusRoutes(routes, { database, version, demonstration });
  problemRoutes(routes);
  sessionRoutes(routes, gate);
  linkRoutes(routes, gate);
  accountRoutes(routes, gate);
  userRoutes(routes, gate);
  apiKeyRoutes(routes, gate);
  auditRoutes(routes);
  territoryRoutes(routes);
  programmeRoutes(routes);
  ledgerRoutes(routes);
  networkRoutes(routes);
  budgetRoutes(routes);
  caseFileRoutes(routes);
  actionPlanRoutes(routes);
  dowryRoutes(routes);
  dowryActRoutes(routes);
  reportingRoutes(routes);
}

/** What a log line says of a request: never its address as asked, which might hold what a person typed. */
function requestLine(request: { method: string; routeOptions?: { url?: string | undefined } }) {
  return { method: request.method, route: request.routeOptions?.url };
}
