import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import { NoConnection } from './database.ts';
import { framesOf } from './discreet-error.ts';
import { Replay } from './idempotency.ts';
import { isPassingState } from './passing-state.ts';
import {
  conflict,
  languageOf,
  malformed,
  Problem,
  problemBody,
  problemOfConstraint,
  tooLarge,
  tooManyRequests,
  unavailable,
  unexpected,
  unsupportedMediaType,
  type Violation,
} from './problem.ts';

interface DatabaseError {
  code?: string;
  constraint?: string;
}

const integrityErrors = new Set(['23505', '23503', '23514', '23P01', '23001']);
/** Something that is no number, day or id where one is stored: a cursor that was tampered with, a character that cannot be kept. */
const unreadableErrors = new Set(['22P02', '22007', '22008', '22003', '22009', '22021', '22P05']);
const connectionErrors = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

/** drizzle wraps what the driver threw. */
function databaseError(error: unknown): DatabaseError | undefined {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  return cause instanceof Error ? (cause as DatabaseError) : undefined;
}

function problemOf(error: FastifyError | Error, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  if ('validation' in error && error.validation)
    return malformed({ violations: violationsOf(error, parametersOf(request)) });
  const cause = databaseError(error);
  const declared = problemOfConstraint(cause?.constraint);
  if (declared) return declared;
  const code = cause?.code ?? '';
  if (integrityErrors.has(code)) return conflict();
  if (unreadableErrors.has(code)) return malformed();
  const lostConnection = /Connection terminated|is not queryable/.test(
    cause instanceof Error ? cause.message : '',
  );
  if (isPassingState(code) || connectionErrors.has(code) || lostConnection || error instanceof NoConnection)
    return unavailable({ retryAfterSeconds: 2 });
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status === 429) return tooManyRequests();
  if (status === 503) return unavailable({ retryAfterSeconds: 5 });
  if (status !== undefined && status >= 400 && status < 500) return clientProblem(status);
  return unexpected();
}

/** What the framework itself refuses: a body that is no JSON, too large, or of another media type. */
function clientProblem(status: number): Problem {
  if (status === 413) return tooLarge();
  if (status === 415) return unsupportedMediaType();
  return malformed({ detail: { it: 'La richiesta non è leggibile.', en: 'The request cannot be read.' } });
}

type Issue = NonNullable<FastifyError['validation']>[number];

/** What each rule of a schema asks, in words. */
const askedBy: Record<string, (params: Record<string, unknown>) => { it: string; en: string }> = {
  required: () => ({ it: 'Manca un dato obbligatorio.', en: 'A required value is missing.' }),
  additionalProperties: () => ({ it: 'Questo campo non esiste.', en: 'This field does not exist.' }),
  type: ({ type }) => {
    const types = [type].flat().filter((name) => name !== 'null');
    return {
      it: `Il valore deve essere di tipo ${types.join(' o ')}.`,
      en: `The value must be of type ${types.join(' or ')}.`,
    };
  },
  format: ({ format }) => ({
    it: `Il valore non è scritto nel formato ${format}.`,
    en: `The value is not in ${format} format.`,
  }),
  pattern: () => ({
    it: 'Il valore contiene caratteri non ammessi o non ha la forma attesa.',
    en: 'The value does not have the expected form.',
  }),
  enum: () => ({ it: 'Il valore non è tra quelli ammessi.', en: 'The value is not one of those allowed.' }),
  maxLength: ({ limit }) => ({ it: `Al massimo ${limit} caratteri.`, en: `At most ${limit} characters.` }),
  minLength: ({ limit }) => ({ it: `Almeno ${limit} caratteri.`, en: `At least ${limit} characters.` }),
  maxItems: ({ limit }) => ({ it: `Al massimo ${limit} elementi.`, en: `At most ${limit} items.` }),
  minItems: ({ limit }) => ({ it: `Almeno ${limit} elementi.`, en: `At least ${limit} items.` }),
  maximum: ({ limit }) => ({ it: `Al massimo ${limit}.`, en: `At most ${limit}.` }),
  minimum: ({ limit }) => ({ it: `Almeno ${limit}.`, en: `At least ${limit}.` }),
};
const unlisted = () => ({ it: 'Il valore non è ammesso qui.', en: 'The value is not allowed here.' });

/** The names of the parameters that a route takes in its address, after the question mark. */
function parametersOf({ routeOptions }: FastifyRequest): string[] {
  const schema: unknown = routeOptions.schema?.querystring;
  const isOpen = typeof schema !== 'object' || schema === null || !('properties' in schema);
  return isOpen ? [] : Object.keys(schema.properties ?? {}).sort();
}

/** A parameter that is mistyped and ignored would answer more than was asked for. */
function unknownParameter(name: string, known: readonly string[]): Violation {
  const names = known.join(', ');
  return {
    code: 'unknownField',
    pointer: `/querystring/${name}`,
    message: { it: `Il parametro ${name} non esiste qui.`, en: `There is no parameter ${name} here.` },
    fix: known.length
      ? { it: `Usa uno di questi: ${names}.`, en: `Use one of these: ${names}.` }
      : { it: 'Togli il parametro: qui non ce ne sono.', en: 'Leave it out: there are none here.' },
  };
}

function violationOf(issue: Issue, part: string, known: readonly string[]): Violation {
  const { missingProperty, additionalProperty, limit } = issue.params;
  const name = typeof missingProperty === 'string' ? missingProperty : additionalProperty;
  const path = typeof name === 'string' ? `${issue.instancePath}/${name}` : issue.instancePath;
  const unknownField = issue.keyword === 'additionalProperties';
  if (unknownField && part === 'querystring') return unknownParameter(String(name).slice(0, 80), known);
  return {
    code: unknownField
      ? 'unknownField'
      : issue.keyword === 'required'
        ? 'missing'
        : `invalid${issue.keyword.charAt(0).toUpperCase()}${issue.keyword.slice(1)}`,
    pointer: part === 'body' ? path : `/${part}${path}`,
    message: (askedBy[issue.keyword] ?? unlisted)(issue.params),
    fix: unknownField
      ? { it: 'Togli il campo.', en: 'Leave the field out.' }
      : { it: 'Correggi il valore e riprova.', en: 'Correct the value and try again.' },
    ...(typeof limit === 'number' && { numbers: { limit } }),
  };
}

function violationsOf(error: FastifyError, known: readonly string[]): Violation[] {
  return tellingIssues(error.validation ?? [])
    .slice(0, 100)
    .map((issue) => violationOf(issue, error.validationContext ?? 'body', known));
}

/** Without "or it must be null": of a value that may be absent, what is wrong with the one that was given says it all. */
function tellingIssues(issues: readonly Issue[]): Issue[] {
  const given = issues.filter(({ keyword, params }) => keyword !== 'type' || params.type !== 'null');
  return given.filter(
    (issue) =>
      issue.keyword !== 'anyOf' ||
      !given.some((other) => other !== issue && isWithin(issue.instancePath, other.instancePath)),
  );
}

const isWithin = (path: string, other: string) => other === path || other.startsWith(`${path}/`);

function send(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const language = languageOf(request.headers['accept-language']);
  const body = problemBody(problem, language, `/requests/${request.id}`);
  if (problem.details.retryAfterSeconds)
    reply.header('retry-after', String(problem.details.retryAfterSeconds));
  if (problem.kind.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(problem.kind.status)
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(body);
}

/** Answers an address that the router itself cannot read, before any hook runs: with the headers that hooks would give. */
export function sendUnreadable(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return send(
    request,
    reply.header('x-correlation-id', request.id).headers(request.server.securityHeaders),
    problemOf(error, request),
  );
}

/** Every failure leaves as a problem (RFC 9457), without personal data and, from 500 on, without a reason. */
export const problemPlugin = plugin(async (app: FastifyInstance) => {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof Replay)
      return reply.code(error.status).header('idempotency-replayed', 'true').send(error.body);
    const problem = problemOf(error, request);
    if (problem.kind.status >= 500)
      request.log.error(
        { code: databaseError(error)?.code, name: error.name, frames: framesOf(error) },
        'request failed',
      );
    return send(request, reply, problem);
  });
});
