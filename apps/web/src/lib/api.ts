import type { components, paths } from '@approdo/shared/api';
import createClient, { type Middleware } from 'openapi-fetch';
import { currentLanguage } from '../i18n/i18n.ts';
import { offlineProblem, problemOf } from './api-problem.ts';

/** The shapes of the contract by name: `Shapes['CaseFile']`. */
export type Shapes = components['schemas'];

/** What the page asked for before this script arrived (see index.html): good once, for the same address. */
function alreadyAsked({ method, url }: Request): Promise<Response> | undefined {
  const early = window.askedEarly;
  if (!early || method !== 'GET' || new URL(url).pathname !== early.path) return undefined;
  window.askedEarly = undefined;
  return early.reply;
}

const asTheContractAsks: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', currentLanguage());
    if (request.method === 'PATCH') request.headers.set('Content-Type', 'application/merge-patch+json');
    return request;
  },
};

/** The contract's operations: `unwrap(api.GET('/dowries', { params: { query } }))`. */
export const api = createClient<paths>({
  baseUrl: `${window.location.origin}/api/v1`,
  // Looked up at each call, so that a test may answer in place of the network.
  fetch: (request) => alreadyAsked(request) ?? globalThis.fetch(request),
});
api.use(asTheContractAsks);

interface Reply<Data> {
  data?: Data | undefined;
  error?: unknown;
  response: Response;
}

/** The body of a good answer; throws an ApiProblem for a refusal or when nobody answered. */
export async function unwrap<Data>(call: Promise<Reply<Data>>): Promise<Data> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    throw offlineProblem(cause);
  });
  if (!response.ok || data === undefined) throw problemOf(error, response);
  return data;
}

/** Waits for an answer that has no body (204); throws an ApiProblem for a refusal. */
export async function settled(call: Promise<Reply<unknown>>): Promise<void> {
  const { error, response } = await call.catch((cause: unknown) => {
    throw offlineProblem(cause);
  });
  if (!response.ok) throw problemOf(error, response);
}

/** The header that says on which version a change is made: `params: { header: ifMatch(version) }`. */
export function ifMatch(version: number): { 'if-match': string } {
  return { 'if-match': `"${version}"` };
}
