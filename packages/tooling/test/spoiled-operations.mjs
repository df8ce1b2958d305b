import { change, list, make, one } from './contract-parts.mjs';

/** The good contract spoilt in one operation at a time. @type {import('./contract-parts.mjs').Spoiled[]} */
export const spoiledOperations = [
  [
    'operation-ids-name-things',
    'kebab-case',
    (contract) => Object.assign(one(contract), { operationId: 'one-dowry' }),
  ],
  [
    'operation-ids-name-things',
    'the method',
    (contract) => Object.assign(one(contract), { operationId: 'getDowry' }),
  ],
  ['operations-are-described', 'no summary', (contract) => delete one(contract).summary],
  ['operations-are-described', 'no tags', (contract) => Object.assign(one(contract), { tags: [] })],
  ['operations-name-their-scopes', 'nobody', (contract) => delete one(contract).security],
  [
    'operations-name-their-scopes',
    'a scope that says nothing',
    (contract) => Object.assign(one(contract), { security: [{ bearer: ['read'] }] }),
  ],
  ['refusals-are-documented', 'no 401', (contract) => delete list(contract).responses['401']],
  ['refusals-are-documented', 'no 403', (contract) => delete list(contract).responses['403']],
  ['refusals-are-documented', 'no 404 with an id', (contract) => delete one(contract).responses['404']],
  ['refusals-are-documented', 'no 429', (contract) => delete one(contract).responses['429']],
  ['refusals-are-documented', 'no 503', (contract) => delete one(contract).responses['503']],
  ['refusals-are-documented', 'no default', (contract) => delete one(contract).responses.default],
  [
    'refusals-are-problems',
    'plain JSON',
    (contract) =>
      (one(contract).responses['404'].content = {
        'application/json': { schema: { $ref: '#/components/schemas/Problem' } },
      }),
  ],
  [
    'refusals-are-problems',
    'another shape',
    (contract) =>
      (one(contract).responses.default.content['application/problem+json'].schema.$ref =
        '#/components/schemas/Note'),
  ],
  ['stale-changes-are-refused', 'no If-Match', (contract) => delete change(contract).parameters],
  ['stale-changes-are-refused', 'no 412', (contract) => delete change(contract).responses['412']],
  ['stale-changes-are-refused', 'no 428', (contract) => delete change(contract).responses['428']],
  ['posts-can-be-repeated', 'no Idempotency-Key', (contract) => delete make(contract).parameters],
  ['posts-can-be-repeated', 'no 409', (contract) => delete make(contract).responses['409']],
  ['posts-can-be-repeated', 'a short key', (contract) => (make(contract).parameters[0].schema.minLength = 1)],
  [
    'single-resources-have-a-version',
    'no ETag',
    (contract) => delete one(contract).responses['200'].headers.ETag,
  ],
  [
    'rate-limits-are-told',
    'an answer without',
    (contract) => delete one(contract).responses['200'].headers['X-RateLimit-Reset'],
  ],
  [
    'rate-limits-are-told',
    'a refusal without',
    (contract) => delete one(contract).responses['404'].headers['X-RateLimit-Limit'],
  ],
  [
    'waiting-times-are-told',
    '429',
    (contract) => delete one(contract).responses['429'].headers['Retry-After'],
  ],
  [
    'waiting-times-are-told',
    '503',
    (contract) => delete one(contract).responses['503'].headers['Retry-After'],
  ],
  [
    'bodies-are-json',
    'a patch that is not a merge patch',
    (contract) => {
      const { content } = change(contract).requestBody;
      content['application/json'] = content['application/merge-patch+json'];
      delete content['application/merge-patch+json'];
      delete contract.components.schemas.ChangeDowry.properties.note.type;
      contract.components.schemas.ChangeDowry.properties.note.type = 'string';
      contract.components.schemas.ChangeDowry.examples = [{ note: 'Urgente' }];
    },
  ],
  [
    'bodies-are-named',
    'a body without a name',
    (contract) => {
      const { content } = make(contract).requestBody;
      content['application/json'] = { schema: { type: 'object', additionalProperties: false }, example: {} };
      delete contract.components.schemas.RequestDowry;
    },
  ],
  [
    'bodies-are-objects',
    'a bare array',
    (contract) =>
      (contract.components.schemas.Status = {
        type: 'array',
        minItems: 0,
        maxItems: 3,
        items: { type: 'boolean' },
        examples: [[true]],
      }),
  ],
  ['pages-are-whole', 'no cursor', (contract) => list(contract).parameters.pop()],
  ['pages-are-whole', 'a limit of 1000', (contract) => (list(contract).parameters[0].schema.maximum = 1000)],
  [
    'pages-are-whole',
    'no nextCursor',
    (contract) => {
      delete contract.components.schemas.DowryPage.properties.nextCursor;
      contract.components.schemas.DowryPage.required = ['items', 'limit'];
    },
  ],
  [
    'operations-have-examples',
    'none',
    (contract) => delete contract.components.schemas.RequestDowry.examples,
  ],
  [
    'operations-have-examples',
    'four',
    (contract) => (contract.components.schemas.RequestDowry.examples = [{}, {}, {}, {}]),
  ],
];
