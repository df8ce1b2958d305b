import { organisationKinds } from '@approdo/shared/organisations';
import { permissions } from '@approdo/shared/permissions';
import { keyRoles, personRoles, roles } from '@approdo/shared/roles';
import Type, { type Static } from 'typebox';
import {
  Email,
  enumOf,
  Flag,
  Id,
  Instant,
  List,
  Nullable,
  named,
  pageOf,
  pageParameters,
  ref,
  Text,
  Version,
} from '../../platform/schema.ts';

export const languages = ['it', 'en'] as const;
const Password = Type.String({ minLength: 1, maxLength: 200, pattern: '^[^\\u0000]*$' });
const Token = Type.String({ minLength: 20, maxLength: 200, pattern: '^[A-Za-z0-9_-]+$' });
const PermissionName = enumOf(permissions);

export const OrganisationSummaryShape = named('OrganisationSummary', {
  id: Id,
  name: Text(200),
  kind: enumOf(organisationKinds),
});

const promoter = {
  id: '019aa3a0-1111-7000-8000-00000000000a',
  name: 'Cooperativa Il Ponte',
  kind: 'promoter',
};
const userExample = {
  id: '019aa3a0-2222-7000-8000-000000000001',
  email: 'anna.rossi@ilponte.example',
  name: 'Anna Rossi',
  role: 'operator',
  organisation: promoter,
  districtIds: [],
  state: 'active',
  version: 2,
  createdAt: '2026-11-02T09:00:00.000Z',
  updatedAt: '2026-11-03T10:30:00.000Z',
};
const keyExample = {
  id: '019aa3a0-3333-7000-8000-000000000001',
  organisation: promoter,
  name: 'Gestionale del promotore',
  prefix: 'apd_J8sQ2mZk',
  actsAs: 'operator',
  scopes: ['case-files:read', 'case-files:write'],
  districtIds: [],
  expiresAt: '2027-11-30T00:00:00.000Z',
  lastUsedAt: '2026-11-21T16:05:00.000Z',
  revokedAt: null,
  version: 1,
  createdAt: '2026-11-02T09:00:00.000Z',
};

export const AccountShape = named(
  'Account',
  {
    id: Id,
    kind: enumOf(['user', 'key']),
    name: Text(120),
    email: Nullable(Email),
    role: enumOf(roles),
    language: enumOf(languages),
    organisation: ref(OrganisationSummaryShape),
    districtIds: List(Id, 50),
    permissions: List(PermissionName, 100),
  },
  {
    description: 'Who is asking: the signed-in user or the key, its body and what it may do.',
    examples: [
      {
        id: keyExample.id,
        kind: 'key',
        name: keyExample.name,
        email: null,
        role: 'integrator',
        language: 'it',
        organisation: promoter,
        districtIds: [],
        permissions: keyExample.scopes,
      },
    ],
  },
);
export type Account = Static<typeof AccountShape>;

export const CurrentSession = named('CurrentSession', { account: Nullable(ref(AccountShape)) });

export const SignIn = named('SignIn', {
  email: Type.String({ minLength: 1, maxLength: 254, pattern: '^[^\\u0000]*$' }),
  password: Password,
});
export const ChangeAccount = named('ChangeAccount', {
  name: Type.Optional(Text(120, { minLength: 2 })),
  language: Type.Optional(enumOf(languages)),
});
export const ChangePassword = named('ChangePassword', { currentPassword: Password, newPassword: Password });
export const RequestPasswordReset = named('RequestPasswordReset', { email: Email });
export const SetPassword = named('SetPassword', { token: Token, password: Password });

export const OpenSessionShape = named('OpenSession', {
  id: Id,
  device: Text(200),
  createdAt: Instant,
  lastSeenAt: Instant,
  current: Flag,
});
export const OpenSessions = named('OpenSessions', { items: List(ref(OpenSessionShape), 100) });

export const UserShape = named(
  'User',
  {
    id: Id,
    email: Email,
    name: Text(120),
    role: enumOf(personRoles),
    organisation: ref(OrganisationSummaryShape),
    districtIds: List(Id, 50),
    state: enumOf(['invited', 'active', 'suspended']),
    version: Version,
    createdAt: Instant,
    updatedAt: Instant,
  },
  { description: 'A person who signs in.', examples: [userExample] },
);
export type User = Static<typeof UserShape>;
export const UserPage = pageOf('UserPage', ref(UserShape));
export const UserParams = Type.Object({ userId: Id });
export const UserFilterShape = Type.Object({
  ...pageParameters,
  q: Type.Optional(Text(100)),
  role: Type.Optional(enumOf(personRoles)),
  organisationId: Type.Optional(Id),
});
export type UserFilter = Static<typeof UserFilterShape>;

export const InviteUser = named(
  'InviteUser',
  {
    email: Email,
    name: Text(120, { minLength: 2 }),
    role: enumOf(personRoles),
    organisationId: Id,
    districtIds: Type.Optional(List(Id, 50)),
  },
  {
    description: 'A coordinator has at least one district, nobody else has any.',
    examples: [
      {
        email: 'anna.rossi@ilponte.example',
        name: 'Anna Rossi',
        role: 'operator',
        organisationId: promoter.id,
      },
    ],
  },
);
export type InviteUser = Static<typeof InviteUser>;
export const ChangeUser = named(
  'ChangeUser',
  {
    name: Type.Optional(Text(120, { minLength: 2 })),
    role: Type.Optional(enumOf(personRoles)),
    organisationId: Type.Optional(Id),
    districtIds: Type.Optional(List(Id, 50)),
    suspended: Type.Optional(Flag),
  },
  { examples: [{ suspended: true }, { name: 'Anna Rossi Bianchi' }] },
);
export type ChangeUser = Static<typeof ChangeUser>;

const keyProperties = {
  id: Id,
  organisation: ref(OrganisationSummaryShape),
  name: Text(120),
  prefix: Text(12),
  actsAs: enumOf(keyRoles),
  scopes: List(PermissionName, 40, 1),
  districtIds: List(Id, 50),
  expiresAt: Instant,
  lastUsedAt: Nullable(Instant),
  revokedAt: Nullable(Instant),
  version: Version,
  createdAt: Instant,
};
export const ApiKeyShape = named('ApiKey', keyProperties, {
  description: 'A key of a client application; its secret was shown once.',
  examples: [keyExample],
});
export type ApiKey = Static<typeof ApiKeyShape>;
export const NewApiKeyShape = named(
  'NewApiKey',
  { ...keyProperties, secret: Text(120) },
  {
    description: 'A key just made, with its secret.',
    examples: [
      { ...keyExample, lastUsedAt: null, secret: 'apd_J8sQ2mZkR0yYx1vT4bN7cF6hL9pD3gW5aE8uK2iO1qM' },
    ],
  },
);
export const ApiKeyPage = pageOf('ApiKeyPage', ref(ApiKeyShape));
export const ApiKeyParams = Type.Object({ apiKeyId: Id });
export const ApiKeyFilterShape = Type.Object({ ...pageParameters, organisationId: Type.Optional(Id) });
export type ApiKeyFilter = Static<typeof ApiKeyFilterShape>;
export const MakeApiKey = named(
  'MakeApiKey',
  {
    organisationId: Id,
    name: Text(120, { minLength: 2 }),
    actsAs: enumOf(keyRoles),
    scopes: List(PermissionName, 40, 1),
    districtIds: Type.Optional(List(Id, 50)),
    expiresAt: Instant,
  },
  {
    examples: [
      {
        organisationId: promoter.id,
        name: keyExample.name,
        actsAs: 'operator',
        scopes: keyExample.scopes,
        expiresAt: keyExample.expiresAt,
      },
    ],
  },
);
export type MakeApiKey = Static<typeof MakeApiKey>;
