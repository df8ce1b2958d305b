import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { contextOf } from '../../platform/context.ts';
import type { Routes } from '../../platform/routes.ts';
import { problems, ref } from '../../platform/schema.ts';
import { type Authentication, sessionCookie } from './authenticate.ts';
import { changePassword, requestPasswordReset, setPasswordByLink } from './commands/passwords.ts';
import { endAllSessions, endSession, endSessionById, signIn } from './commands/sessions.ts';
import { changeAccount } from './commands/users.ts';
import { accountIn, accountOf, openSessions } from './queries.ts';
import {
  AccountShape,
  ChangeAccount,
  ChangePassword,
  CurrentSession,
  OpenSessions,
  RequestPasswordReset,
  SetPassword,
  SignIn,
} from './schemas.ts';

const opened = { 204: { type: 'null', description: 'The session is open; its cookie is set' } } as const;
const done = { 204: { type: 'null', description: 'Done' } } as const;
/** A secret in the answer or in the question must not be kept for a replay. */
const secretive = { internal: true, idempotency: 'none' } as const;

const deviceOf = (request: FastifyRequest) => request.headers['user-agent'] ?? '';

function setCookie(reply: FastifyReply, token: string): void {
  reply
    .setCookie(sessionCookie, token, { path: '/', httpOnly: true, secure: true, sameSite: 'strict' })
    .code(204)
    .send();
}

function clearCookie(reply: FastifyReply): void {
  reply
    .clearCookie(sessionCookie, { path: '/', httpOnly: true, secure: true, sameSite: 'strict' })
    .code(204)
    .send();
}

/** The dashboard's sign-in: the session of this browser, and those of the others. */
export function sessionRoutes(app: Routes, gate: Authentication): void {
  currentSessionRoutes(app, gate);
  signInRoutes(app, gate);
  signOutRoutes(app, gate);
  openSessionRoutes(app, gate);
  sessionEndRoutes(app, gate);
}

function currentSessionRoutes(app: Routes, gate: Authentication): void {
  app.get(
    '/sessions/current',
    {
      config: { permission: 'public', internal: true },
      schema: {
        operationId: 'currentSession',
        tags: ['identity'],
        summary: 'The signed-in user, or null',
        response: { 200: ref(CurrentSession) },
      },
    },
    async (request) => {
      const actor = await gate.authenticate(request);
      if (actor?.kind !== 'user') return { account: null };
      return { account: await gate.contextFor(request, actor).read((tx) => accountIn(tx, actor)) };
    },
  );
}

function signInRoutes(app: Routes, gate: Authentication): void {
  app.post(
    '/sessions',
    {
      config: { permission: 'public', ...secretive },
      schema: {
        operationId: 'signIn',
        tags: ['identity'],
        summary: 'Sign in with address and password',
        body: ref(SignIn),
        response: { ...opened, ...problems(401, 429) },
      },
    },
    async (request, reply) => {
      gate.assertSameOrigin(request);
      const { token } = await signIn(gate.gateContext(request), {
        ...request.body,
        address: request.ip,
        device: deviceOf(request),
      });
      setCookie(reply, token);
      return reply;
    },
  );
}

function signOutRoutes(app: Routes, gate: Authentication): void {
  app.delete(
    '/sessions/current',
    {
      config: { permission: 'account', ...secretive },
      schema: {
        operationId: 'signOut',
        tags: ['identity'],
        summary: 'Sign out of this browser',
        response: done,
      },
    },
    async (request, reply) => {
      const token = request.cookies[sessionCookie];
      if (token) await endSession(contextOf(request), token);
      gate.forget();
      clearCookie(reply);
      return reply;
    },
  );
}

function openSessionRoutes(app: Routes, gate: Authentication): void {
  app.get(
    '/sessions',
    {
      config: { permission: 'account', internal: true },
      schema: {
        operationId: 'openSessions',
        tags: ['identity'],
        summary: 'Where the user is signed in',
        response: { 200: ref(OpenSessions) },
      },
    },
    (request) => openSessions(contextOf(request), gate.sessionIdOf(request)),
  );
}

function sessionEndRoutes(app: Routes, gate: Authentication): void {
  app.delete(
    '/sessions/:sessionId',
    {
      config: { permission: 'account', ...secretive },
      schema: {
        operationId: 'signOutElsewhere',
        tags: ['identity'],
        summary: 'Sign out of one other browser',
        params: Type.Object({ sessionId: Type.String({ format: 'uuid', maxLength: 36 }) }),
        response: { ...done, ...problems(404) },
      },
    },
    async (request, reply) => {
      await endSessionById(contextOf(request), request.params.sessionId);
      gate.forget();
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/sessions',
    {
      config: { permission: 'account', ...secretive },
      schema: {
        operationId: 'signOutEverywhere',
        tags: ['identity'],
        summary: 'Sign out of every browser',
        response: done,
      },
    },
    async (request, reply) => {
      await endAllSessions(contextOf(request));
      gate.forget();
      clearCookie(reply);
      return reply;
    },
  );
}

/** What a person does with a link from a letter. */
export function linkRoutes(app: Routes, gate: Authentication): void {
  resetRequestRoutes(app, gate);
  passwordByLinkRoutes(app, gate);
}

function resetRequestRoutes(app: Routes, gate: Authentication): void {
  app.post(
    '/password-reset-requests',
    {
      config: { permission: 'public', ...secretive, rateLimit: { max: 10, timeWindow: 60_000 } },
      schema: {
        operationId: 'requestPasswordReset',
        tags: ['identity'],
        summary:
          'Ask for a link to set a new password; the answer is the same whether the address is known or not',
        body: ref(RequestPasswordReset),
        response: { 202: { type: 'null', description: 'Taken' } },
      },
    },
    async (request, reply) => {
      gate.assertSameOrigin(request);
      await requestPasswordReset(gate.gateContext(request), request.body);
      return reply.code(202).send(null);
    },
  );
}

function passwordByLinkRoutes(app: Routes, gate: Authentication): void {
  for (const [url, operationId, summary, purpose] of [
    ['/password-resets', 'resetPassword', 'Set a new password by a link', 'passwordReset'],
    [
      '/invitation-acceptances',
      'acceptInvitation',
      'Accept an invitation and set the password',
      'invitation',
    ],
  ] as const)
    app.post(
      url,
      {
        config: { permission: 'public', ...secretive, rateLimit: { max: 20, timeWindow: 60_000 } },
        schema: {
          operationId,
          tags: ['identity'],
          summary,
          body: ref(SetPassword),
          response: { ...opened, ...problems(422) },
        },
      },
      async (request, reply) => {
        gate.assertSameOrigin(request);
        const input = { ...request.body, purpose, device: deviceOf(request) };
        setCookie(reply, await setPasswordByLink(gate.gateContext(request), input));
        gate.forget();
        return reply;
      },
    );
}

/** The signed-in user's or key's own account. */
export function accountRoutes(app: Routes, gate: Authentication): void {
  ownAccountRoutes(app);
  passwordChangeRoutes(app, gate);
}

function ownAccountRoutes(app: Routes): void {
  app.get(
    '/account',
    {
      config: { permission: 'account' },
      schema: {
        operationId: 'account',
        tags: ['identity'],
        summary: 'Who is asking and what they may do',
        response: { 200: ref(AccountShape), ...problems(404) },
      },
    },
    (request) => accountOf(contextOf(request)),
  );

  app.patch(
    '/account',
    {
      config: { permission: 'account', internal: true },
      schema: {
        operationId: 'changeAccount',
        tags: ['identity'],
        summary: 'Change the own name or language',
        body: ref(ChangeAccount),
        response: { 200: ref(AccountShape), ...problems(404) },
      },
    },
    async (request) => {
      await changeAccount(contextOf(request), request.body);
      return accountOf(contextOf(request));
    },
  );
}

function passwordChangeRoutes(app: Routes, gate: Authentication): void {
  app.post(
    '/password-changes',
    {
      config: { permission: 'account', ...secretive, rateLimit: { max: 10, timeWindow: 60_000 } },
      schema: {
        operationId: 'changePassword',
        tags: ['identity'],
        summary: 'Change the own password; signs out everywhere else',
        body: ref(ChangePassword),
        response: { ...opened, ...problems(422) },
      },
    },
    async (request, reply) => {
      const token = await changePassword(contextOf(request), { ...request.body, device: deviceOf(request) });
      gate.forget();
      setCookie(reply, token);
      return reply;
    },
  );
}
