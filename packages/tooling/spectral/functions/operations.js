import {
  entries,
  isRefusal,
  isSuccess,
  media,
  operations,
  requestBodies,
  resolve,
  responses,
  typesOf,
} from '../walk.js';

/**
 * @typedef {import('../walk.js').Node} Node
 * @typedef {import('../walk.js').Path} Path
 * @typedef {import('../walk.js').Fault} Fault
 * @typedef {import('../walk.js').Operation} Operation
 */

const RATE_LIMIT = ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'];
const PAGE = ['items', 'nextCursor', 'limit'];
const PAGE_LIMIT = { default: 25, maximum: 100 };
const EXAMPLES_MAX = 3;

/** @type {Record<string, (operation: Operation, document: Node) => Fault[]>} */
const checks = {
  'operation-ids-name-things': ({ node: { operationId = '' }, path }) => [
    ...when(!/^[a-z][A-Za-z0-9]*$/.test(operationId), path, `operationId "${operationId}" is not camelCase`),
    ...when(
      /^(get|post|put|delete|patch)(?=[A-Z]|$)/.test(operationId),
      path,
      `operationId "${operationId}" begins with the method: name what it does or returns`,
    ),
  ],

  'operations-are-described': ({ node, path }) => [
    ...when(!node.summary, path, 'the operation has no summary'),
    ...when(!node.tags?.length, path, 'the operation has no tag'),
  ],

  'operations-name-their-scopes': ({ node, path }) => {
    if (node['x-internal'] === true) return [];
    if (!Array.isArray(node.security))
      return [{ path, message: 'the operation does not say who may call it' }];
    const scopes = node.security.flatMap((requirement) => Object.values(requirement).flat());
    return scopes
      .filter((scope) => !/^[a-z]+(-[a-z]+)*:[a-z]+(-[a-z]+)*$/.test(scope))
      .map((scope) => ({
        path: [...path, 'security'],
        message: `"${scope}" is not of the form resource:action`,
      }));
  },

  'refusals-are-documented': (operation) => {
    const { node, path, url } = operation;
    const needed = [
      ...(isPublic(node) ? [] : ['401', '403']),
      ...(url.includes('{') ? ['404'] : []),
      ...['429', '503', 'default'],
    ];
    return missing(operation, needed, path, 'can be met by anyone');
  },

  'refusals-are-problems': (operation, document) =>
    responses(document, operation)
      .filter(({ status }) => isRefusal(status))
      .flatMap(({ status, node, path }) => {
        const [only, ...others] = media(node, path);
        const isProblem =
          only?.type === 'application/problem+json' &&
          others.length === 0 &&
          only.node.schema?.$ref === '#/components/schemas/Problem';
        return when(!isProblem, path, `${status} is not a Problem in application/problem+json`);
      }),

  'stale-changes-are-refused': (operation) => {
    const { node, method, path, parameters } = operation;
    const ifMatch = header(parameters, 'If-Match');
    if (ifMatch) return missing(operation, ['412', '428'], path, 'can be met by whoever sends If-Match');
    // what only our own screens call changes what belongs to the caller alone
    const isChange = ['put', 'patch'].includes(method) && node['x-internal'] !== true;
    return when(isChange, path, 'a change takes If-Match, so that nobody overwrites unread work');
  },

  'posts-can-be-repeated': (operation) => {
    const { node, method, path, parameters } = operation;
    // a sign-in must not be remembered, nor an answer that shows a secret once: the document says why
    if (method !== 'post' || node['x-internal'] === true || node['x-not-repeatable']) return [];
    const key = header(parameters, 'Idempotency-Key');
    if (!key) return [{ path, message: 'a POST accepts Idempotency-Key' }];
    const { minLength, maxLength } = key.node.schema ?? {};
    return [
      ...when(minLength !== 8 || maxLength !== 255, key.path, 'Idempotency-Key is 8 to 255 characters long'),
      ...missing(operation, ['409', '422'], path, 'can be met by whoever repeats a request'),
    ];
  },

  'single-resources-have-a-version': (operation, document) => {
    if (operation.method !== 'get' || !operation.url.endsWith('}')) return [];
    return successes(document, operation)
      .filter(({ node }) => !hasHeader(node, 'ETag'))
      .map(({ path }) => ({ path, message: 'a single resource carries its ETag' }));
  },

  'rate-limits-are-told': (operation, document) =>
    responses(document, operation)
      .filter(({ status }) => /^[24]/.test(status))
      .flatMap(({ status, node, path }) =>
        RATE_LIMIT.filter((name) => !hasHeader(node, name)).map((name) => ({
          path,
          message: `${status} does not document ${name}`,
        })),
      ),

  'waiting-times-are-told': (operation, document) =>
    responses(document, operation)
      .filter(({ status, node }) => ['429', '503'].includes(status) && !hasHeader(node, 'Retry-After'))
      .map(({ status, path }) => ({ path, message: `${status} does not document Retry-After` })),

  'bodies-are-json': (operation, document) => {
    const taken = operation.method === 'patch' ? 'application/merge-patch+json' : 'application/json';
    return [
      ...requestBodies(document, operation).filter(({ type }) => type !== taken),
      ...successes(document, operation)
        .flatMap(({ node, path }) => media(node, path))
        .filter(({ type }) => type !== 'application/json'),
    ].map(({ type, path }) => ({ path, message: `${type} is not the type of this body` }));
  },

  'bodies-are-named': (operation, document) =>
    bodies(document, operation)
      .filter(({ node }) => !node.schema?.$ref)
      .map(({ path }) => ({ path, message: 'the body has no named schema' })),

  'bodies-are-objects': (operation, document) =>
    bodies(document, operation)
      .filter(({ node }) => !isObject(document, node.schema ?? {}))
      .map(({ path }) => ({ path, message: 'the body is not an object' })),

  'pages-are-whole': (operation, document) => {
    const { method, path, parameters } = operation;
    if (method !== 'get') return [];
    const shapes = successes(document, operation).flatMap(({ node }) => shapesOf(document, node));
    const limit = query(parameters, 'limit');
    const cursor = query(parameters, 'cursor');
    const isPage = limit || cursor || shapes.some((shape) => 'nextCursor' in shape);
    if (!isPage) return [];
    const { default: usual, maximum } = limit?.node.schema ?? {};
    const isWhole = shapes.every((shape) => PAGE.every((name) => name in shape));
    return [
      ...when(!limit || !cursor, path, 'a page takes limit and cursor'),
      ...when(
        Boolean(limit) && (usual !== PAGE_LIMIT.default || maximum !== PAGE_LIMIT.maximum),
        limit?.path ?? path,
        `the limit of a page is ${PAGE_LIMIT.default} when not given and ${PAGE_LIMIT.maximum} at most`,
      ),
      ...when(!isWhole, path, 'a page answers items, nextCursor and limit'),
    ];
  },

  // what only our own screens call needs no explaining
  'operations-have-examples': (operation, document) =>
    (operation.node['x-internal'] === true ? [] : bodies(document, operation)).flatMap(({ node, path }) => {
      const count = examplesOf(document, node);
      return [
        ...when(count === 0, path, 'the body has no example'),
        ...when(count > EXAMPLES_MAX, path, `the body has more than ${EXAMPLES_MAX} examples`),
      ];
    }),
};

/** @param {Node} document @param {{ check: string }} options */
export default (document, { check }) =>
  operations(document).flatMap((operation) => checks[check]?.(operation, document) ?? []);

/** @param {boolean} fault @param {Path} path @param {string} message @returns {Fault[]} */
const when = (fault, path, message) => (fault ? [{ path, message }] : []);

/** @param {Node} operation */
const isPublic = ({ security }) => Array.isArray(security) && security.length === 0;

/** @param {Operation['parameters']} parameters @param {string} name */
const header = (parameters, name) =>
  parameters.find(({ node }) => node.in === 'header' && node.name.toLowerCase() === name.toLowerCase());

/** @param {Operation['parameters']} parameters @param {string} name */
const query = (parameters, name) => parameters.find(({ node }) => node.in === 'query' && node.name === name);

/** @param {Node} response @param {string} name */
const hasHeader = (response, name) =>
  entries(response.headers).some(([header]) => header.toLowerCase() === name.toLowerCase());

/** @param {Node} document @param {Operation} operation */
const successes = (document, operation) =>
  responses(document, operation).filter(({ status }) => isSuccess(status));

/** What goes in, and what comes out when it went well. @param {Node} document @param {Operation} operation */
const bodies = (document, operation) => [
  ...requestBodies(document, operation),
  ...successes(document, operation).flatMap(({ node, path }) => media(node, path)),
];

/** @param {Operation} operation @param {string[]} statuses @param {Path} path @param {string} why @returns {Fault[]} */
const missing = ({ node }, statuses, path, why) =>
  statuses
    .filter((status) => !node.responses?.[status])
    .map((status) => ({ path, message: `${status} is not documented, and ${why}` }));

/** @param {Node} document @param {Node} schema @returns {boolean} */
function isObject(document, schema) {
  const shape = resolve(document, schema);
  const branches = [...(shape.oneOf ?? []), ...(shape.anyOf ?? []), ...(shape.allOf ?? [])];
  if (branches.length > 0) return branches.every((branch) => isObject(document, branch));
  return typesOf(shape).join() === 'object';
}

/** The properties of each body of a response. @param {Node} document @param {Node} response @returns {Node[]} */
const shapesOf = (document, response) =>
  media(response, []).map(({ node }) => resolve(document, node.schema ?? {}).properties ?? {});

/** How many examples a body has; the examples of what it lists count for a page. @param {Node} document @param {Node} content @returns {number} */
function examplesOf(document, content) {
  if (content.example !== undefined) return 1;
  if (content.examples) return Object.keys(content.examples).length;
  const schema = resolve(document, content.schema ?? {});
  if (schema.examples) return schema.examples.length;
  const listed = schema.properties?.items?.items;
  return listed ? examplesOf(document, { schema: listed }) : 0;
}
