import {
  entries,
  isSuccess,
  media,
  operations,
  requestBodies,
  resolve,
  responses,
  schemas,
  typesOf,
} from '../walk.js';

/**
 * @typedef {import('../walk.js').Node} Node
 * @typedef {import('../walk.js').Fault} Fault
 * @typedef {import('../walk.js').Schema} Schema
 */

/** RFC 9457 lets a problem carry members of its own; a violation carries the figures its message speaks of. */
const OPEN = ['Problem', 'Violation'];
const KINDS = ['type', '$ref', 'enum', 'const', 'anyOf', 'oneOf', 'allOf', 'not'];
const INTEGER_FORMATS = ['int32', 'int64'];
const NUMBER_FORMATS = ['float', 'double'];

/** @type {Record<string, (schema: Schema, document: Node) => string | undefined>} */
const eachSchema = {
  'schemas-say-what-they-are': ({ node }) =>
    KINDS.some((key) => key in node) ? undefined : 'the schema admits anything: it names no type',

  'schemas-are-named': ({ node, path }) => {
    if (isComponent(path)) {
      const name = String(path[2]);
      return /^[A-Z][A-Za-z0-9]*$/.test(name) ? undefined : `the name "${name}" is not PascalCase`;
    }
    return node.properties ? 'an object inside another has a name of its own' : undefined;
  },

  'properties-are-camel-case': ({ name, path }) =>
    path.at(-2) !== 'properties' || /^([a-z][A-Za-z0-9]*|[A-Z]\d)$/.test(name) // A1: a code of the programmes
      ? undefined
      : `the property "${name}" is not camelCase`,

  'objects-are-closed': ({ node, path }) => {
    if (!typesOf(node).includes('object') || (isComponent(path) && OPEN.includes(String(path[2]))))
      return undefined;
    if (node.additionalProperties === false || node.unevaluatedProperties === false) return undefined;
    // a map, or what each kind of thing fills in its own way: bounded, and with a word on what it holds
    if (
      node.maxProperties !== undefined &&
      (typeof node.additionalProperties === 'object' || node.description)
    )
      return undefined;
    return 'the object admits properties that nobody named';
  },

  'arrays-are-bounded': ({ node }) =>
    typesOf(node).includes('array') && !(node.items && node.minItems >= 0 && node.maxItems >= 0)
      ? 'the array lacks items, minItems or maxItems'
      : undefined,

  'strings-are-bounded': ({ node }) => {
    if (!typesOf(node).includes('string') || node.enum || 'const' in node) return undefined;
    return node.maxLength >= 0 && (node.pattern || node.format)
      ? undefined
      : 'the string lacks maxLength, or a pattern or format';
  },

  'numbers-are-bounded': ({ node }) => {
    const integer = typesOf(node).includes('integer');
    if ((!integer && !typesOf(node).includes('number')) || node.enum || 'const' in node) return undefined;
    const isBounded =
      (node.minimum ?? node.exclusiveMinimum) !== undefined &&
      (node.maximum ?? node.exclusiveMaximum) !== undefined;
    const formats = integer ? INTEGER_FORMATS : NUMBER_FORMATS;
    return isBounded && formats.includes(node.format)
      ? undefined
      : `the number lacks its bounds or ${formats.join('/')}`;
  },

  'booleans-and-enums-are-never-null': ({ node }, document) => {
    const isNullable = typesOf(node).includes('null') || node.enum?.includes(null);
    const branches = [...(node.anyOf ?? []), ...(node.oneOf ?? [])].map((branch) =>
      resolve(document, branch),
    );
    const others = branches.filter((branch) => !typesOf(branch).includes('null'));
    const joinsNull =
      others.length < branches.length && others.some((branch) => branch.enum || isBoolean(branch));
    return (isNullable && (node.enum || isBoolean(node))) || joinsNull
      ? 'a boolean or a choice is never null: add the value that says it'
      : undefined;
  },

  'amounts-are-cents': ({ node, name }) => {
    const isNumber = typesOf(node).some((type) => ['integer', 'number'].includes(type));
    if (!isNumber) return undefined;
    if (/(^c|[a-z]C)ents([A-Z]|$)/.test(name))
      return node.format === 'int64' ? undefined : 'an amount is an int64 of cents';
    return /(amount|price|cost|euro|balance|allowance)/i.test(name)
      ? 'an amount is in whole cents, and its name says Cents'
      : undefined;
  },

  'days-and-instants-have-their-format': ({ node, name }) => {
    if (!typesOf(node).includes('string')) return undefined;
    if (/[a-z]At$/.test(name) && node.format !== 'date-time') return 'an instant (…At) is a date-time';
    return /[a-z]On$/.test(name) && node.format !== 'date' ? 'a day (…On) is a date' : undefined;
  },

  'countries-and-languages-are-codes': ({ node, name }) => {
    if (!typesOf(node).includes('string') || node.enum) return undefined;
    if (
      /^(citizenship|country|.*Country|.*CountryCode|countryCode)$/.test(name) &&
      node.pattern !== '^[A-Z]{2}$'
    )
      return 'a country is an ISO 3166-1 alpha-2 code: ^[A-Z]{2}$';
    return /^(language|.*Language|languageCode|.*LanguageCode)$/.test(name) &&
      !/^\^\[a-z\]/.test(node.pattern ?? '')
      ? 'a language is a BCP 47 tag, and its pattern begins with ^[a-z]'
      : undefined;
  },
};

/** Bodies differ by direction: what is absent is null in an answer and left out of a request. @type {Record<string, (document: Node) => Fault[]>} */
const eachDirection = {
  'answers-are-whole': (document) =>
    reachable(document, answers(document)).flatMap(({ node, path }) =>
      entries(node.properties)
        .filter(([property]) => !node.required?.includes(property) && !OPEN.includes(String(path[2])))
        .map(([property]) => ({
          path: [...path, 'properties', property],
          message: `an answer always has "${property}": null when there is none`,
        })),
    ),

  'requests-leave-out-what-is-absent': (document) =>
    reachable(document, requests(document)).flatMap(({ node, path }) =>
      entries(node.properties)
        .filter(([, property]) => typesOf(resolve(document, property)).includes('null'))
        .map(([property]) => ({
          path: [...path, 'properties', property],
          message: `a request leaves out "${property}" when there is none`,
        })),
    ),
};

/** @param {Node} document @param {{ check: string }} options @returns {Fault[]} */
export default (document, { check }) => {
  const judge = eachSchema[check];
  if (!judge) return eachDirection[check]?.(document) ?? [];
  return schemas(document).flatMap((schema) => {
    const message = judge(schema, document);
    return message ? [{ message, path: schema.path }] : [];
  });
};

/** @param {import('../walk.js').Path} path */
const isComponent = (path) => path.length === 3 && path[0] === 'components' && path[1] === 'schemas';

/** @param {Node} schema */
const isBoolean = (schema) => typesOf(schema).includes('boolean');

/** @param {Node} document @returns {Node[]} */
const answers = (document) =>
  operations(document)
    .flatMap((operation) => responses(document, operation).filter(({ status }) => isSuccess(status)))
    .flatMap(({ node, path }) => media(node, path).map((content) => content.node.schema));

/** A merge patch is left aside, where null says "take it away", and a PUT, which gives back what a GET answered. @param {Node} document @returns {Node[]} */
const requests = (document) =>
  operations(document).flatMap((operation) =>
    requestBodies(document, operation)
      .filter(({ type }) => type === 'application/json' && operation.method !== 'put')
      .map(({ node }) => node.schema),
  );

/** The named schemas that these lead to, each once. @param {Node} document @param {Node[]} from @returns {Schema[]} */
function reachable(document, from) {
  const names = new Set();
  const queue = [...from];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const name = /^#\/components\/schemas\/(.+)$/.exec(next.$ref ?? '')?.[1];
    if (name && !names.has(name)) {
      names.add(name);
      queue.push(document.components.schemas[name] ?? {});
    }
    queue.push(
      ...entries(next.properties).map(([, property]) => property),
      ...[next.items, next.additionalProperties].filter(
        (inner) => typeof inner === 'object' && inner !== null,
      ),
      ...(next.anyOf ?? []),
      ...(next.oneOf ?? []),
      ...(next.allOf ?? []),
    );
  }
  return [...names].map((name) => ({
    name: '',
    node: document.components.schemas[name] ?? {},
    path: ['components', 'schemas', name],
  }));
}
