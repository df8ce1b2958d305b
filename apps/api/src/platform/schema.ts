import type { CivilDate } from '@approdo/shared/dates';
import Type, { type Static, type TObject, type TProperties, type TSchema, type TUnsafe } from 'typebox';

/** Every named shape of the contract, by name; the application registers them all at start. */
const shapes = new Map<string, TSchema>();

export function namedShapes(): TSchema[] {
  return [...shapes.values()];
}

type Described = { description?: string; examples?: unknown[] };

/** A closed object with a name of its own in the contract. `name` is PascalCase. */
export function named<Properties extends TProperties>(
  name: string,
  properties: Properties,
  described: Described = {},
): TObject<Properties> {
  const shape = Type.Object(properties, { $id: name, additionalProperties: false, ...described });
  return register(name, shape);
}

function register<Shape extends TSchema>(name: string, shape: Shape): Shape {
  if (shapes.has(name)) throw new Error(`the shape ${name} is declared twice`);
  shapes.set(name, shape);
  return shape;
}

/** A reference to a named shape: what other shapes and routes write, so that the contract says `$ref`. */
export function ref<Shape extends TSchema>(shape: Shape): TUnsafe<Static<Shape>> {
  const id = (shape as { $id?: string }).$id;
  if (!id) throw new Error('only a named shape can be referred to');
  return Type.Unsafe<Static<Shape>>({ $ref: `${id}#` });
}

/** A closed set of words; emitted as `enum`. */
export function enumOf<const Values extends readonly string[]>(
  values: Values,
  described: Described = {},
): TUnsafe<Values[number]> {
  return Type.Unsafe<Values[number]>({ type: 'string', enum: [...values], ...described });
}

/** Absent in a response, or "remove it" in a merge patch. */
export function Nullable<Shape extends TSchema>(shape: Shape): TUnsafe<Static<Shape> | null> {
  const { type, enum: values, $ref, ...rest } = shape as { type?: string; enum?: unknown[]; $ref?: string };
  if ($ref) return Type.Unsafe<Static<Shape> | null>({ anyOf: [{ $ref }, { type: 'null' }] });
  if (!type) throw new Error('only a simple type or a reference can be nullable');
  return Type.Unsafe<Static<Shape> | null>({
    type: [type, 'null'],
    ...(values && { enum: [...values, null] }),
    ...rest,
  });
}

const uuidPattern = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';

export const Id = Type.String({ format: 'uuid', pattern: uuidPattern, maxLength: 36 });
/** A civil day, YYYY-MM-DD. */
export const Day = Type.Unsafe<CivilDate>({
  type: 'string',
  format: 'date',
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
  maxLength: 10,
});
/** An instant in UTC, RFC 3339. */
export const Instant = Type.String({ format: 'date-time', maxLength: 30 });
/** Whole cents of a euro. */
export const Cents = Type.Integer({ format: 'int64', minimum: 0, maximum: 1_000_000_000_000 });
/** Whole minutes. */
export const Minutes = Type.Integer({ format: 'int32', minimum: 0, maximum: 10_000_000 });
export const Count = Type.Integer({ format: 'int32', minimum: 0, maximum: 2_147_483_647 });
export const Version = Type.Integer({ format: 'int32', minimum: 1, maximum: 2_147_483_647 });
export const Flag = Type.Boolean();
export const Email = Type.String({ format: 'email', minLength: 3, maxLength: 254 });
export const CountryCode = Type.String({ pattern: '^[A-Z]{2}$', minLength: 2, maxLength: 2 });
export const LanguageCode = Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$', maxLength: 35 });

/** Control characters, and the separators that end a line. */
const unseen = '\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029';

/**
 * A line of text without control characters or ends of lines, at least one visible. Length in characters. The pattern
 * is read in one pass: each character can belong to one of its parts only, so a text that is much too long costs little.
 */
export function Text(maxLength: number, options: { minLength?: number; description?: string } = {}) {
  return Type.String({
    minLength: 1,
    maxLength,
    pattern: `^[^\\S${unseen}]*[^\\s${unseen}][^${unseen}]*$`,
    ...options,
  });
}
/** Text of several lines. Length in characters. */
export function Prose(maxLength: number, options: { minLength?: number; description?: string } = {}) {
  return Type.String({
    minLength: 1,
    maxLength,
    pattern: '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f]*$',
    ...options,
  });
}
/** Why, in several lines: at least three characters, apart from the spaces around them. */
export function Reason(description: string) {
  return Type.String({
    ...Prose(2000, { minLength: 3, description }),
    pattern:
      '^[^\\S\\u000b\\u000c]*[^\\s\\u0000-\\u001f\\u007f-\\u009f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f]+[^\\s\\u0000-\\u001f\\u007f-\\u009f][^\\S\\u000b\\u000c]*$',
  });
}
export function List<Shape extends TSchema>(items: Shape, maxItems: number, minItems = 0) {
  return Type.Array(items, { minItems, maxItems });
}

export const Cursor = Type.String({
  pattern: '^[A-Za-z0-9_-]+$',
  minLength: 1,
  maxLength: 600,
  description: 'Opaque: the `nextCursor` of the page before.',
});

/** A page of a list: `{ items, nextCursor, limit }`. */
export function pageOf<Shape extends TSchema>(name: string, item: Shape) {
  return named(name, {
    items: List(item, 100),
    nextCursor: Nullable(Cursor),
    limit: Type.Integer({ format: 'int32', minimum: 1, maximum: 100 }),
  });
}

/** The parameters every list takes. */
export const pageParameters = {
  limit: Type.Optional(Type.Integer({ format: 'int32', minimum: 1, maximum: 100, default: 25 })),
  cursor: Type.Optional(Cursor),
};

export const ViolationShape = Type.Object(
  {
    code: Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9]*$', maxLength: 80 }),
    pointer: Type.String({ pattern: '^(/.*)?$', maxLength: 300 }),
    message: Type.String({ pattern: '^.*$', maxLength: 1000 }),
    fix: Type.String({ pattern: '^.*$', maxLength: 1000 }),
  },
  {
    $id: 'Violation',
    description: 'One reason of a refusal, with the figures its message speaks of.',
    additionalProperties: true,
  },
);
register('Violation', ViolationShape);

export const ProblemShape = Type.Object(
  {
    type: Type.String({ pattern: '^/problems/[a-z0-9-]+/[a-z0-9-]+$', maxLength: 120 }),
    title: Type.String({ pattern: '^.*$', maxLength: 300 }),
    status: Type.Integer({ format: 'int32', minimum: 400, maximum: 599 }),
    detail: Type.String({ pattern: '^.*$', maxLength: 4000 }),
    instance: Type.String({ pattern: '^.*$', maxLength: 300 }),
    violations: Type.Optional(List(ref(ViolationShape), 200)),
  },
  { $id: 'Problem', description: 'A refusal (RFC 9457).', additionalProperties: true },
);
register('Problem', ProblemShape);

type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 503;
type ProblemResponse = {
  description: string;
  content: { 'application/problem+json': { schema: TUnsafe<unknown> } };
};

/** The refusals a route may answer with, for its `response` map. 400, 401, 403, 429, 503 are added to every route. */
export function problems<Status extends ErrorStatus>(...statuses: Status[]): Record<Status, ProblemResponse> {
  return Object.fromEntries(statuses.map((status) => [status, problemResponse(status)])) as Record<
    Status,
    ProblemResponse
  >;
}

const meanings: Record<ErrorStatus, string> = {
  400: 'Malformed request',
  401: 'Not signed in, or the key is not valid',
  403: 'Known, but not allowed',
  404: 'Not there, or not visible to you',
  409: 'Contradicts the present state',
  412: 'Changed in the meantime: read it again',
  413: 'Too large',
  415: 'Not a media type this route takes',
  422: 'Refused by a rule; all violations are listed',
  428: 'A precondition header is missing',
  429: 'Too many requests',
  503: 'Temporarily unavailable',
};

export function problemResponse(status: ErrorStatus): ProblemResponse {
  return {
    description: meanings[status],
    content: { 'application/problem+json': { schema: Type.Unsafe<unknown>({ $ref: 'Problem#' }) } },
  };
}
