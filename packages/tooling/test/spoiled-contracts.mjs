// The good contract spoilt in one place at a time, and what may look so.

/** @typedef {ReturnType<typeof import('./good-contract.mjs').goodContract>} Contract */

/** @param {Contract} contract */
const dowry = (contract) => contract.components.schemas.Dowry.properties;
/** @param {Contract} contract */
const list = (contract) => contract.paths['/dowries'].get;
/** @param {Contract} contract */
const make = (contract) => contract.paths['/dowries'].post;
/** @param {Contract} contract */
const one = (contract) => contract.paths['/dowries/{dowryId}'].get;
/** @param {Contract} contract */
const change = (contract) => contract.paths['/dowries/{dowryId}'].patch;
/** @param {Contract} contract @param {string} from @param {string} to */
const rename = (contract, from, to) => {
  contract.paths[to] = contract.paths[from];
  delete contract.paths[from];
};
/** @param {Contract} contract @param {string} name */
const filter = (contract, name) =>
  list(contract).parameters.push({
    name,
    in: 'query',
    schema: { type: 'string', maxLength: 80, pattern: '^.*$' },
  });

/** What spoils the good contract, and the rule that must notice. @type {[rule: string, how: string, spoil: (contract: Contract) => void][]} */
export const spoiled = [
  ['info-is-complete', 'no contact', (contract) => delete contract.info.contact],
  ['info-is-complete', 'no x-api-id', (contract) => delete contract.info['x-api-id']],
  [
    'version-is-semantic',
    'a year for a version',
    (contract) => Object.assign(contract.info, { version: '2026' }),
  ],
  ['servers-are-described', 'no servers', (contract) => delete contract.servers],
  ['servers-are-described', 'an unexplained server', (contract) => delete contract.servers[0].description],
  ['servers-are-https-or-for-trials', 'plain http', (contract) => delete contract.servers[1]['x-sandbox']],
  [
    'servers-carry-the-base-path',
    'an address without a version',
    (contract) => Object.assign(contract.servers[0], { url: 'https://approdo.test/api' }),
  ],
  ['status-is-public', 'no status', (contract) => rename(contract, '/status', '/health')],
  ['paths-are-kebab-case', 'camelCase', (contract) => rename(contract, '/dowries', '/allDowries')],
  ['paths-are-kebab-case', 'a slash at the end', (contract) => rename(contract, '/dowries', '/dowries/')],
  ['paths-have-no-verbs', 'a verb', (contract) => rename(contract, '/dowries', '/dowries/grant')],
  ['paths-have-no-verbs', 'a verb and its object', (contract) => rename(contract, '/dowries', '/make-dowry')],
  ['collections-are-plural', 'one', (contract) => rename(contract, '/dowries/{dowryId}', '/dowry/{dowryId}')],
  [
    'operation-ids-are-unique',
    'twice',
    (contract) => Object.assign(one(contract), { operationId: 'dowries' }),
  ],
  ['addresses-hold-no-personal-data', 'a tax code', (contract) => filter(contract, 'taxCode')],
  ['addresses-hold-no-personal-data', 'a name', (contract) => filter(contract, 'familyName')],
  ['addresses-hold-no-personal-data', 'a birth date', (contract) => filter(contract, 'bornBefore.birthDate')],
  [
    'security-is-a-bearer-token',
    'a cookie',
    ({ components }) =>
      (components.securitySchemes.cookie = { type: 'apiKey', in: 'cookie', name: 'session' }),
  ],
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
  ['schemas-say-what-they-are', 'anything', (contract) => (dowry(contract).code = { description: 'A code' })],
  [
    'schemas-are-named',
    'kebab-case',
    ({ components: { schemas } }) => {
      schemas['a-note'] = schemas.Note;
      delete schemas.Note;
      schemas.Dowry.properties.notes.items.$ref = '#/components/schemas/a-note';
    },
  ],
  [
    'schemas-are-named',
    'an object inside another',
    ({ components: { schemas } }) => {
      schemas.Dowry.properties.notes.items = schemas.Note;
      delete schemas.Note;
    },
  ],
  [
    'properties-are-camel-case',
    'snake_case',
    ({ components: { schemas } }) => {
      schemas.RequestDowry.properties.first_note = schemas.RequestDowry.properties.note;
    },
  ],
  [
    'objects-are-closed',
    'an open object',
    (contract) => delete contract.components.schemas.Note.additionalProperties,
  ],
  ['arrays-are-bounded', 'no maxItems', (contract) => delete dowry(contract).notes.maxItems],
  ['arrays-are-bounded', 'no minItems', (contract) => delete dowry(contract).notes.minItems],
  ['strings-are-bounded', 'no maxLength', (contract) => delete dowry(contract).code.maxLength],
  ['strings-are-bounded', 'no pattern', (contract) => delete dowry(contract).code.pattern],
  ['strings-are-bounded', 'a nullable one', (contract) => delete dowry(contract).grantedAt.maxLength],
  ['numbers-are-bounded', 'no maximum', (contract) => delete dowry(contract).amountCents.maximum],
  [
    'numbers-are-bounded',
    'a nullable one without format',
    ({ components: { schemas } }) =>
      (schemas.DowryPage.properties.limit = { type: ['integer', 'null'], minimum: 0, maximum: 9 }),
  ],
  [
    'numbers-are-bounded',
    'a header',
    (contract) => delete one(contract).responses['404'].headers['X-RateLimit-Limit'].schema.format,
  ],
  [
    'booleans-and-enums-are-never-null',
    'a nullable boolean',
    (contract) => (contract.components.schemas.Status.properties.ready.type = ['boolean', 'null']),
  ],
  [
    'booleans-and-enums-are-never-null',
    'a nullable choice',
    (contract) =>
      (dowry(contract).state = { type: ['string', 'null'], enum: ['requested', 'granted', null] }),
  ],
  [
    'booleans-and-enums-are-never-null',
    'a choice or null',
    (contract) =>
      (dowry(contract).state = { anyOf: [{ type: 'string', enum: ['granted'] }, { type: 'null' }] }),
  ],
  ['amounts-are-cents', 'int32', (contract) => (dowry(contract).amountCents.format = 'int32')],
  [
    'amounts-are-cents',
    'euros',
    ({ components: { schemas } }) => {
      const { Dowry } = schemas;
      Dowry.properties.amountEuro = { type: 'number', format: 'double', minimum: 0, maximum: 9 };
      Dowry.required.push('amountEuro');
      Dowry.examples[0].amountEuro = 1;
    },
  ],
  [
    'days-and-instants-have-their-format',
    'a day',
    (contract) => Object.assign(dowry(contract).endsOn, { format: 'time' }),
  ],
  [
    'days-and-instants-have-their-format',
    'an instant',
    (contract) => (dowry(contract).grantedAt = { type: ['string', 'null'], maxLength: 30, pattern: '^.*$' }),
  ],
  [
    'countries-and-languages-are-codes',
    'a country in words',
    (contract) => (dowry(contract).citizenship.pattern = '^[A-Za-z]+$'),
  ],
  [
    'answers-are-whole',
    'a property that may be missing',
    ({ components: { schemas } }) => (schemas.Note.required = []),
  ],
  [
    'requests-leave-out-what-is-absent',
    'null in a request',
    ({ components: { schemas } }) => (schemas.RequestDowry.properties.note.type = ['string', 'null']),
  ],
  [
    'schema-examples-are-valid',
    'an example that is none',
    ({ components: { schemas } }) => (schemas.Dowry.examples[0].code = 'DO-1'),
  ],
  [
    'path-params',
    'an id that nobody declares',
    (contract) => delete contract.paths['/dowries/{dowryId}'].parameters,
  ],
  [
    'oas3-valid-media-example',
    'an example that is none',
    (contract) => (make(contract).requestBody.content['application/json'].example = { note: 7 }),
  ],
];

/** What looks like a fault and is none. @type {[how: string, change: (contract: Contract) => void][]} */
export const accepted = [
  [
    'an internal change of what belongs to the caller alone',
    (contract) => {
      Object.assign(change(contract), { 'x-internal': true, security: [{ bearer: [] }], parameters: [] });
    },
  ],
  [
    'a POST that says why it cannot be repeated',
    (contract) => {
      Object.assign(make(contract), {
        'x-not-repeatable': 'The answer shows a secret once.',
        parameters: [],
      });
    },
  ],
  [
    'an amount with a qualifier',
    ({ components: { schemas } }) => {
      schemas.RequestDowry.properties.amountCentsMax = schemas.Dowry.properties.amountCents;
    },
  ],
  ['an id of a thing with a secret', (contract) => filter(contract, 'apiKeyId')],
];
