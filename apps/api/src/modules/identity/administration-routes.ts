import { contextOf } from '../../platform/context.ts';
import type { Routes } from '../../platform/routes.ts';
import { problems, ref } from '../../platform/schema.ts';
import type { Authentication } from './authenticate.ts';
import { makeApiKey, revokeApiKey } from './commands/api-keys.ts';
import { changeUser, inviteAgain, inviteUser } from './commands/users.ts';
import { apiKeyPage, userById, userPage } from './queries.ts';
import {
  ApiKeyFilterShape,
  ApiKeyPage,
  ApiKeyParams,
  ChangeUser,
  InviteUser,
  MakeApiKey,
  NewApiKeyShape,
  UserFilterShape,
  UserPage,
  UserParams,
  UserShape,
} from './schemas.ts';

/** What an administrator does with users. */
export function userRoutes(app: Routes, gate: Authentication): void {
  userReadRoutes(app);
  userInvitationRoutes(app);
  userChangeRoutes(app, gate);
}

function userReadRoutes(app: Routes): void {
  app.get(
    '/users',
    {
      config: { permission: 'users:read' },
      schema: {
        operationId: 'users',
        tags: ['identity'],
        summary: 'The users of the installation, by name',
        querystring: UserFilterShape,
        response: { 200: ref(UserPage) },
      },
    },
    (request) => userPage(contextOf(request), request.query),
  );

  app.get(
    '/users/:userId',
    {
      config: { permission: 'users:read' },
      schema: {
        operationId: 'user',
        tags: ['identity'],
        summary: 'One user',
        params: UserParams,
        response: { 200: ref(UserShape), ...problems(404) },
      },
    },
    (request) => contextOf(request).read((tx) => userById(tx, request.params.userId)),
  );
}

function userInvitationRoutes(app: Routes): void {
  app.post(
    '/users',
    {
      config: { permission: 'users:write' },
      schema: {
        operationId: 'inviteUser',
        tags: ['identity'],
        summary: 'Invite a person to sign in',
        body: ref(InviteUser),
        response: { 201: ref(UserShape), ...problems(409, 422) },
      },
    },
    async (request, reply) => reply.code(201).send(await inviteUser(contextOf(request), request.body)),
  );

  app.post(
    '/users/:userId/invitations',
    {
      config: { permission: 'users:write' },
      schema: {
        operationId: 'inviteAgain',
        tags: ['identity'],
        summary: 'Send the invitation again',
        params: UserParams,
        response: { 200: ref(UserShape), ...problems(404, 409) },
      },
    },
    (request) => inviteAgain(contextOf(request), request.params),
  );
}

function userChangeRoutes(app: Routes, gate: Authentication): void {
  app.patch(
    '/users/:userId',
    {
      config: { permission: 'users:write', ifMatch: true },
      schema: {
        operationId: 'changeUser',
        tags: ['identity'],
        summary: 'Change a user, or suspend them',
        params: UserParams,
        body: ref(ChangeUser),
        response: { 200: ref(UserShape), ...problems(404, 412, 422, 428) },
      },
    },
    async (request) => {
      const { expectedVersion } = request;
      const user = await changeUser(contextOf(request), {
        ...request.params,
        ...request.body,
        expectedVersion,
      });
      gate.forget();
      return user;
    },
  );
}

/** What an administrator does with the keys of client applications. */
export function apiKeyRoutes(app: Routes, gate: Authentication): void {
  apiKeyListRoutes(app);
  apiKeyChangeRoutes(app, gate);
}

function apiKeyListRoutes(app: Routes): void {
  app.get(
    '/api-keys',
    {
      config: { permission: 'api-keys:read' },
      schema: {
        operationId: 'apiKeys',
        tags: ['identity'],
        summary: 'The keys, the newest first',
        querystring: ApiKeyFilterShape,
        response: { 200: ref(ApiKeyPage) },
      },
    },
    (request) => apiKeyPage(contextOf(request), request.query),
  );
}

function apiKeyChangeRoutes(app: Routes, gate: Authentication): void {
  app.post(
    '/api-keys',
    {
      config: {
        permission: 'api-keys:write',
        idempotency: 'none',
        notRepeatable: 'The answer shows the secret of the key, once; nothing may keep it.',
      },
      schema: {
        operationId: 'makeApiKey',
        tags: ['identity'],
        summary: 'Make a key; its secret is shown in this answer only',
        body: ref(MakeApiKey),
        response: { 201: ref(NewApiKeyShape), ...problems(404, 422) },
      },
    },
    async (request, reply) => reply.code(201).send(await makeApiKey(contextOf(request), request.body)),
  );

  app.delete(
    '/api-keys/:apiKeyId',
    {
      config: { permission: 'api-keys:write' },
      schema: {
        operationId: 'revokeApiKey',
        tags: ['identity'],
        summary: 'End a key at once',
        params: ApiKeyParams,
        response: { 204: { type: 'null', description: 'Done' }, ...problems(404) },
      },
    },
    async (request, reply) => {
      await revokeApiKey(contextOf(request), request.params);
      gate.forget();
      return reply.code(204).send(null);
    },
  );
}
