import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishedContract } from '../src/platform/published-contract.ts';
import { useWorld } from './world.ts';

const world = useWorld();

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const object = (value: unknown): Json => (isObject(value) ? value : {});

let published: Json;
let whole: Json;
beforeAll(async () => {
  published = object((await world.app.inject({ url: '/api/v1/openapi.json' })).json());
  whole = object(JSON.parse(JSON.stringify(world.app.swagger())));
});

interface Operation {
  name: string;
  operation: Json;
}

function operationsOf(contract: Json): Operation[] {
  return Object.entries(object(contract.paths)).flatMap(([path, item]) =>
    Object.entries(object(item)).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      operation: object(operation),
    })),
  );
}

/** Every example of a contract, with the schema it is an example of. */
function examplesIn(part: unknown, at: string): { at: string; schema: Json; example: unknown }[] {
  if (!isObject(part)) return [];
  const here = Array.isArray(part.examples)
    ? part.examples.map((example, index) => ({ at: `${at}/examples/${index}`, schema: part, example }))
    : [];
  const ofMedia =
    'example' in part && isObject(part.schema)
      ? [{ at: `${at}/example`, schema: part.schema, example: part.example }]
      : [];
  return [
    ...here,
    ...ofMedia,
    ...Object.entries(part).flatMap(([key, value]) =>
      key === 'examples' ? [] : examplesIn(value, `${at}/${key}`),
    ),
  ];
}

describe('the contract', () => {
  it('is a valid OpenAPI 3.1 document, published and whole', async () => {
    for (const contract of [published, whole]) {
      expect(contract.openapi).toBe('3.1.0');
      const { valid, errors } = await new Validator().validate(structuredClone(contract));
      expect(valid ? [] : errors).toEqual([]);
    }
  });

  it('has examples that are what their schemas say', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema(whole, 'contract');
    const examples = examplesIn(object(object(whole.components).schemas), '#/components/schemas');
    expect(examples.length).toBeGreaterThan(20);
    const wrong = examples.flatMap(({ at, example }) => {
      const pointer = at.replace(/\/examples?(\/\d+)?$/, '');
      const validate = ajv.compile({ $ref: `contract${pointer}` });
      return validate(example) ? [] : [{ at, errors: validate.errors }];
    });
    expect(wrong).toEqual([]);
  });

  it('has an example for what every published operation takes and gives', () => {
    const shapes = object(object(published.components).schemas);
    const shapeOf = (schema: unknown) =>
      shapes[
        String(object(schema).$ref ?? '')
          .split('/')
          .at(-1) ?? ''
      ];
    const hasExample = (schema: unknown): boolean => {
      const shape = object(shapeOf(schema) ?? schema);
      if (Array.isArray(shape.examples) && shape.examples.length > 0) return true;
      const { items } = object(shape.properties);
      return items !== undefined && hasExample(object(items).items);
    };
    const bare = operationsOf(published).flatMap(({ name, operation }) => {
      const taken = Object.values(object(object(operation.requestBody).content)).map(
        (media) => object(media).schema,
      );
      const given = Object.entries(object(operation.responses))
        .filter(([status]) => status.startsWith('2'))
        .flatMap(([, response]) =>
          Object.values(object(object(response).content)).map((media) => object(media).schema),
        )
        .filter((schema) => object(schema).type !== 'null');
      return [...taken, ...given]
        .filter((schema) => !hasExample(schema))
        .map(
          (schema) =>
            `${name} ${String(object(schema).$ref ?? 'unnamed')
              .split('/')
              .at(-1)}`,
        );
    });
    expect(bare).toEqual([]);
  });

  it('names each operation once, and each says what it needs', () => {
    const operations = operationsOf(published);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(operations.length).toBeGreaterThan(15);
    for (const { operation } of operations) {
      expect(operation.summary).toEqual(expect.any(String));
      expect(operation.security).toEqual(expect.any(Array));
      expect(Object.keys(object(operation.responses))).toEqual(
        expect.arrayContaining(['400', '429', '503', 'default']),
      );
    }
  });
});

describe('the published contract', () => {
  it('leaves out what only the dashboard uses, and the shapes nobody else needs', () => {
    const internal = operationsOf(whole).filter(({ operation }) => operation['x-internal'] === true);
    expect(internal.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['POST /sessions', 'DELETE /sessions']),
    );
    const names = new Set(operationsOf(published).map(({ name }) => name));
    expect(internal.filter(({ name }) => names.has(name))).toEqual([]);
    expect(operationsOf(whole).length).toBe(operationsOf(published).length + internal.length);
    const shapes = Object.keys(object(object(published.components).schemas));
    expect(shapes).toEqual(expect.arrayContaining(['Organisation', 'Seat', 'Problem', 'Violation']));
    for (const shape of ['SignIn', 'SetPassword', 'OpenSession', 'Demonstration'])
      expect(shapes).not.toContain(shape);
    expect(JSON.stringify(published)).not.toContain('x-internal');
  });

  it('keeps a path for the methods that are published, and a shape that only shapes refer to', () => {
    const contract = {
      openapi: '3.1.0',
      servers: [{ url: 'https://elsewhere.test' }],
      paths: {
        '/mixed': {
          get: { responses: { 200: { $ref: '#/components/schemas/A' } } },
          post: { 'x-internal': true },
        },
        '/hidden': { get: { 'x-internal': true, responses: { 200: { $ref: '#/components/schemas/C' } } } },
      },
      components: {
        schemas: {
          A: { properties: { b: { anyOf: [{ $ref: '#/components/schemas/B' }] } } },
          B: { properties: { a: { $ref: '#/components/schemas/A' } } },
          C: {},
        },
        securitySchemes: { bearer: {} },
      },
    };
    const result = publishedContract(contract, 'https://here.test/api/v1');
    expect(result.paths).toEqual({ '/mixed': { get: contract.paths['/mixed'].get } });
    expect(Object.keys(object(object(result.components).schemas))).toEqual(['A', 'B']);
    expect(object(result.components).securitySchemes).toEqual({ bearer: {} });
    expect(result.servers).toEqual([
      { url: 'https://here.test/api/v1', description: 'Questa installazione' },
      { url: 'https://elsewhere.test' },
    ]);
  });
});

describe('the documentation page', () => {
  const open = (url: string) => world.app.inject({ url, headers: { host: 'approdo.test' } });

  it('comes from this host alone, under a policy that lets nothing else in', async () => {
    const page = await open('/api/v1/docs');
    expect(page.statusCode).toBe(200);
    const nonce = /'nonce-([^']+)'/.exec(String(page.headers['content-security-policy']))?.[1] ?? '';
    expect(nonce.length).toBeGreaterThan(20);
    expect(page.headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'nonce-[^']+' 'strict-dynamic'/,
    );
    expect(page.headers['content-security-policy']).not.toContain('unsafe-eval');
    expect([...page.body.matchAll(/<script(?! nonce)/g)]).toEqual([]);
    expect(page.body.split(nonce).length - 1).toBe(3);
    expect(page.body).not.toMatch(/https?:\/\//);
    expect(page.body).toContain("supportedSubmitMethods: ['get']");
    expect((await open('/api/v1/docs')).body).not.toContain(nonce);
  });

  it('gets the reader’s files, and no other file', async () => {
    for (const [file, type] of [
      ['swagger-ui.css', 'text/css; charset=utf-8'],
      ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
    ] as const) {
      const reply = await open(`/api/v1/docs/${file}`);
      expect(reply.headers).toMatchObject({ 'content-type': type, 'content-encoding': 'gzip' });
      expect(reply.rawPayload.length).toBeGreaterThan(10_000);
    }
    for (const file of ['package.json', '..%2fpackage.json', 'swagger-ui.js', 'constructor'])
      expect((await open(`/api/v1/docs/${file}`)).statusCode).toBe(404);
  });
});

describe('the pages of the refusals', () => {
  it('are where the type of a problem says', async () => {
    const refused = await world.nobody.get('/account');
    const page = await world.app.inject({ url: String(refused.body.type) });
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('Occorre accedere');
    const english = await world.app.inject({
      url: String(refused.body.type),
      headers: { 'accept-language': 'en' },
    });
    expect(english.body).toContain('Sign in first');
    expect((await world.app.inject({ url: '/problems/platform/none' })).statusCode).toBe(404);
  });

  it('and the data list every kind', async () => {
    const { body } = await world.nobody.get<{ items: { type: string }[] }>('/problems');
    const page = await world.app.inject({ url: '/problems' });
    expect(body.items.length).toBeGreaterThan(25);
    for (const { type } of body.items) expect(page.body).toContain(`<code>${type}</code>`);
  });
});
