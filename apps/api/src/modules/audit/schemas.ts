import Type, { type Static } from 'typebox';
import {
  Day,
  enumOf,
  Id,
  Instant,
  Nullable,
  named,
  pageOf,
  pageParameters,
  ref,
  Text,
} from '../../platform/schema.ts';

const areas = ['administration', 'case', 'money'] as const;

export const AuditEntryShape = named(
  'AuditEntry',
  {
    id: Id,
    at: Instant,
    area: enumOf(areas),
    action: Text(80),
    entity: Text(80),
    entityId: Nullable(Id),
    entityName: Nullable(Text(200)),
    subjectId: Nullable(Id),
    organisationId: Nullable(Id),
    actorKind: enumOf(['user', 'key', 'system']),
    actorId: Id,
    actorName: Nullable(Text(120)),
    actorRole: Text(40),
    requestId: Text(64),
    details: Type.Unsafe<Record<string, unknown>>({
      type: 'object',
      additionalProperties: true,
      maxProperties: 50,
      description: 'Names of changed fields and figures; never personal data.',
    }),
  },
  {
    description: 'Who did what to what, and when.',
    examples: [
      {
        id: '019aa3a0-4444-7000-8000-000000000001',
        at: '2026-11-21T16:05:00.000Z',
        area: 'administration',
        action: 'user.invited',
        entity: 'user',
        entityId: '019aa3a0-2222-7000-8000-000000000001',
        entityName: 'Anna Rossi',
        subjectId: null,
        organisationId: '019aa3a0-1111-7000-8000-00000000000a',
        actorKind: 'user',
        actorId: '019aa3a0-2222-7000-8000-000000000009',
        actorName: 'Marta Neri',
        actorRole: 'administrator',
        requestId: '019aa3a0-5555-7000-8000-000000000001',
        details: { role: 'operator' },
      },
    ],
  },
);
export type AuditEntry = Static<typeof AuditEntryShape>;
export const AuditPage = pageOf('AuditPage', ref(AuditEntryShape));

export const AuditFilterShape = Type.Object({
  ...pageParameters,
  area: Type.Optional(enumOf(areas)),
  action: Type.Optional(
    Type.String({
      pattern: '^[a-zA-Z]+\\.[a-zA-Z]+$',
      minLength: 3,
      maxLength: 80,
      description: 'The operation, as `noun.verb`.',
    }),
  ),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  actorId: Type.Optional(Id),
  entityId: Type.Optional(Id),
  subjectId: Type.Optional(Id),
});
export type AuditFilter = Static<typeof AuditFilterShape>;
