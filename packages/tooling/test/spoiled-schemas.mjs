import { dowry, make, one } from './contract-parts.mjs';

/** The good contract spoilt in one schema at a time. @type {import('./contract-parts.mjs').Spoiled[]} */
export const spoiledSchemas = [
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
