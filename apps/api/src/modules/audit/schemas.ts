import Type, { type Static } from 'typebox';
import {
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
      description: 'Names of changed fields and figures; never personal data.',
    }),
  },
  { description: 'Who did what to what, and when.' },
);
export type AuditEntry = Static<typeof AuditEntryShape>;
export const AuditPage = pageOf('AuditPage', ref(AuditEntryShape));

export const AuditFilterShape = Type.Object({
  ...pageParameters,
  area: Type.Optional(enumOf(areas)),
  actorId: Type.Optional(Id),
  entityId: Type.Optional(Id),
  subjectId: Type.Optional(Id),
});
export type AuditFilter = Static<typeof AuditFilterShape>;
