// A small contract that keeps every rule, made anew at each call so that a test may spoil its copy.

const counter = { type: 'integer', format: 'int32', minimum: 0, maximum: 100000 };
const rateLimit = ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'];
const version = { type: 'string', maxLength: 14, pattern: '^"[0-9]+"$' };

/** @param {string[]} names */
const headers = (names) => Object.fromEntries(names.map((name) => [name, { schema: { ...counter } }]));

/** @param {string[]} statuses @returns {Record<string, any>} */
const refusals = (statuses) =>
  Object.fromEntries(
    [...statuses, '429', '503', 'default'].map((status) => [
      status,
      {
        description: 'A refusal',
        headers: headers([...rateLimit, ...(['429', '503'].includes(status) ? ['Retry-After'] : [])]),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );

/** @param {string} schema @param {Record<string, unknown>} [more] */
const answer = (schema, more = {}) => ({
  description: 'Done',
  headers: { ...headers(rateLimit), ...more },
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
});

const id = {
  name: 'dowryId',
  in: 'path',
  required: true,
  schema: { type: 'string', format: 'uuid', maxLength: 36 },
};
const ifMatch = { name: 'If-Match', in: 'header', required: true, schema: version };
const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  schema: { type: 'string', minLength: 8, maxLength: 255, pattern: '^[!-~]+$' },
};

const schemas = {
  Problem: {
    type: 'object',
    additionalProperties: true,
    properties: { type: { type: 'string', maxLength: 120, format: 'uri-reference' } },
    required: ['type'],
  },
  Dowry: {
    type: 'object',
    additionalProperties: false,
    required: ['code', 'amountCents', 'state', 'grantedAt', 'endsOn', 'citizenship', 'notes'],
    properties: {
      code: { type: 'string', maxLength: 14, pattern: '^DO-[0-9]{4}-[0-9]{6}$' },
      amountCents: { type: 'integer', format: 'int64', minimum: 0, maximum: 100000000 },
      state: { type: 'string', enum: ['requested', 'granted'] },
      grantedAt: { type: ['string', 'null'], format: 'date-time', maxLength: 30 },
      endsOn: { type: ['string', 'null'], format: 'date', maxLength: 10 },
      citizenship: { type: 'string', minLength: 2, maxLength: 2, pattern: '^[A-Z]{2}$' },
      notes: { type: 'array', minItems: 0, maxItems: 10, items: { $ref: '#/components/schemas/Note' } },
    },
    examples: [
      {
        code: 'DO-2026-000123',
        amountCents: 550000,
        state: 'granted',
        grantedAt: '2026-11-20T09:30:00Z',
        endsOn: null,
        citizenship: 'NG',
        notes: [{ text: 'Colloquio svolto' }],
      },
    ],
  },
  Note: {
    type: 'object',
    additionalProperties: false,
    required: ['text'],
    properties: { text: { type: 'string', maxLength: 200, pattern: '^\\S.*$' } },
  },
  DowryPage: {
    type: 'object',
    additionalProperties: false,
    required: ['items', 'nextCursor', 'limit'],
    properties: {
      items: { type: 'array', minItems: 0, maxItems: 100, items: { $ref: '#/components/schemas/Dowry' } },
      nextCursor: { type: ['string', 'null'], maxLength: 600, pattern: '^[A-Za-z0-9_-]+$' },
      limit: { type: 'integer', format: 'int32', minimum: 1, maximum: 100 },
    },
  },
  RequestDowry: {
    type: 'object',
    additionalProperties: false,
    properties: { note: { type: 'string', maxLength: 200, pattern: '^\\S.*$' } },
    examples: [{ note: 'Urgente' }],
  },
  ChangeDowry: {
    type: 'object',
    additionalProperties: false,
    properties: { note: { type: ['string', 'null'], maxLength: 200, pattern: '^\\S.*$' } },
    examples: [{ note: null }],
  },
  Status: {
    type: 'object',
    additionalProperties: false,
    required: ['ready'],
    properties: { ready: { type: 'boolean' } },
    examples: [{ ready: true }],
  },
};

const collection = {
  get: {
    operationId: 'dowries',
    summary: 'Dowries, newest first',
    tags: ['dowries'],
    security: [{ bearer: ['dowries:read'] }],
    parameters: [
      {
        name: 'limit',
        in: 'query',
        schema: { type: 'integer', format: 'int32', minimum: 1, maximum: 100, default: 25 },
      },
      {
        name: 'cursor',
        in: 'query',
        schema: { type: 'string', maxLength: 600, pattern: '^[A-Za-z0-9_-]+$' },
      },
    ],
    responses: { 200: answer('DowryPage'), ...refusals(['401', '403']) },
  },
  post: {
    operationId: 'requestDowry',
    summary: 'Request a dowry',
    tags: ['dowries'],
    security: [{ bearer: ['dowries:request'] }],
    parameters: [idempotencyKey],
    requestBody: {
      content: { 'application/json': { schema: { $ref: '#/components/schemas/RequestDowry' } } },
    },
    responses: { 201: answer('Dowry'), ...refusals(['401', '403', '409', '422']) },
  },
};

const single = {
  parameters: [id],
  get: {
    operationId: 'dowry',
    summary: 'One dowry',
    tags: ['dowries'],
    security: [{ bearer: ['dowries:read'] }],
    responses: { 200: answer('Dowry', { ETag: { schema: version } }), ...refusals(['401', '403', '404']) },
  },
  patch: {
    operationId: 'changeDowry',
    summary: 'Change a dowry',
    tags: ['dowries'],
    security: [{ bearer: ['dowries:request'] }],
    parameters: [ifMatch],
    requestBody: {
      content: { 'application/merge-patch+json': { schema: { $ref: '#/components/schemas/ChangeDowry' } } },
    },
    responses: { 200: answer('Dowry'), ...refusals(['401', '403', '404', '412', '428']) },
  },
};

const contract = {
  openapi: '3.1.0',
  info: {
    title: 'Approdo',
    summary: 'Dowries',
    'x-summary': 'Dowries',
    'x-api-id': '7d1e7a62-5a3c-4a67-9d0e-6a2f7f5b9c11',
    description: 'The contract',
    version: '1.0.0',
    termsOfService: 'https://approdo.test/terms',
    contact: { name: 'Approdo', email: 'api@approdo.test' },
    license: { name: 'EUPL-1.2', url: 'https://approdo.test/licence' },
  },
  servers: [
    { url: 'https://approdo.test/api/v1', description: 'In use' },
    { url: 'http://127.0.0.1:3000/api/v1', description: 'For trials', 'x-sandbox': true },
  ],
  paths: {
    '/status': {
      get: {
        operationId: 'status',
        summary: 'Whether the service is up',
        tags: ['status'],
        security: [],
        responses: { 200: answer('Status'), ...refusals([]) },
      },
    },
    '/dowries': collection,
    '/dowries/{dowryId}': single,
  },
  components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } }, schemas },
};

/** @returns {any} a document: a test reaches into it freely */
export const goodContract = () => structuredClone(contract);
