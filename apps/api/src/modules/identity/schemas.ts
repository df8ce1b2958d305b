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
  { description: 'Who is asking: the signed-in user or the key, its body and what it may do.' },
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
  { description: 'A person who signs in.' },
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

export const InviteUser = named('InviteUser', {
  email: Email,
  name: Text(120, { minLength: 2 }),
  role: enumOf(personRoles),
  organisationId: Id,
  districtIds: Type.Optional(List(Id, 50)),
});
export type InviteUser = Static<typeof InviteUser>;
export const ChangeUser = named('ChangeUser', {
  name: Type.Optional(Text(120, { minLength: 2 })),
  role: Type.Optional(enumOf(personRoles)),
  organisationId: Type.Optional(Id),
  districtIds: Type.Optional(List(Id, 50)),
  suspended: Type.Optional(Flag),
});
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
});
export type ApiKey = Static<typeof ApiKeyShape>;
export const NewApiKeyShape = named(
  'NewApiKey',
  { ...keyProperties, secret: Text(120) },
  { description: 'A key just made, with its secret.' },
);
export const ApiKeyPage = pageOf('ApiKeyPage', ref(ApiKeyShape));
export const ApiKeyParams = Type.Object({ apiKeyId: Id });
export const ApiKeyFilterShape = Type.Object({ ...pageParameters, organisationId: Type.Optional(Id) });
export type ApiKeyFilter = Static<typeof ApiKeyFilterShape>;
export const MakeApiKey = named('MakeApiKey', {
  organisationId: Id,
  name: Text(120, { minLength: 2 }),
  actsAs: enumOf(keyRoles),
  scopes: List(PermissionName, 40, 1),
  districtIds: Type.Optional(List(Id, 50)),
  expiresAt: Instant,
});
export type MakeApiKey = Static<typeof MakeApiKey>;
