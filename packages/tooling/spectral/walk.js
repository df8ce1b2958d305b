// How the checks of the contract go through an OpenAPI document. Everything works on the document as written, with its
// references, so that a fault is told once and where it stands.

/**
 * @typedef {Record<string, any>} Node any object of the document; its shape is what the checks are there to find out
 * @typedef {(string | number)[]} Path
 * @typedef {{ node: Node, path: Path }} Place
 * @typedef {Place & { method: string, url: string, parameters: Place[] }} Operation
 * @typedef {Place & { name: string }} Schema `name` is the property, parameter or header it describes, else empty
 * @typedef {{ message: string, path: Path }} Fault
 */

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** @param {Node} document @param {Node} node @returns {Node} */
export function resolve(document, node) {
  let current = node;
  for (let step = 0; step < 20 && typeof current?.$ref === 'string'; step++)
    current = current.$ref
      .replace(/^#\//, '')
      .split('/')
      .reduce((/** @type {any} */ at, /** @type {string} */ key) => at?.[key], document);
  return current ?? {};
}

/** @param {Node} document @returns {Operation[]} */
export function operations(document) {
  return entries(document.paths).flatMap(([url, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({
      node: item[method],
      path: ['paths', url, method],
      method,
      url,
      parameters: [
        ...placed(item.parameters, ['paths', url, 'parameters']),
        ...placed(item[method].parameters, ['paths', url, method, 'parameters']),
      ].map(({ node, path }) => ({ node: resolve(document, node), path })),
    })),
  );
}

/** The responses of an operation, with their status. @param {Node} document @param {Operation} operation */
export function responses(document, { node, path }) {
  return entries(node.responses).map(([status, response]) => ({
    status,
    node: resolve(document, response),
    path: [...path, 'responses', status],
  }));
}

/** Whether a status says that the request was carried out. @param {string} status */
export const isSuccess = (status) => /^2/.test(status);

/** Whether it refuses: the default response stands for every refusal not named. @param {string} status */
export const isRefusal = (status) => /^[45]/.test(status) || status === 'default';

/** The schemas of the bodies an operation takes. @param {Node} document @param {Operation} operation */
export function requestBodies(document, { node, path }) {
  const body = resolve(document, node.requestBody ?? {});
  return media(body, [...path, 'requestBody']);
}

/** @param {Node} holder with a `content` @param {Path} path */
export function media(holder, path) {
  return entries(holder.content).map(([type, content]) => ({
    type,
    node: content,
    path: [...path, 'content', type],
  }));
}

/** Every schema of the document, nested ones too, each once. @param {Node} document @returns {Schema[]} */
export function schemas(document) {
  const components = entries(document.components?.schemas).map(([name, node]) => ({
    node,
    path: ['components', 'schemas', name],
    name: '',
  }));
  const inOperations = operations(document).flatMap((operation) => {
    const bodies = requestBodies(document, operation);
    const replies = responses(document, operation);
    return [
      ...operation.parameters.map(({ node, path }) => ({
        node: node.schema,
        path: [...path, 'schema'],
        name: node.name,
      })),
      ...replies.flatMap(({ node, path }) =>
        entries(node.headers).map(([name, header]) => ({
          node: header.schema,
          path: [...path, 'headers', name, 'schema'],
          name,
        })),
      ),
      ...[...bodies, ...replies.flatMap(({ node, path }) => media(node, path))].map(({ node, path }) => ({
        node: node.schema,
        path: [...path, 'schema'],
        name: '',
      })),
    ];
  });
  return [...components, ...inOperations].filter(({ node }) => node).flatMap(withInner);
}

/** @param {Schema} schema @returns {Schema[]} */
function withInner(schema) {
  const { node, path, name } = schema;
  if (typeof node !== 'object' || node === null) return [];
  const inner = [
    ...entries(node.properties).map(([property, child]) => ({
      node: child,
      path: [...path, 'properties', property],
      name: property,
    })),
    ...['items', 'additionalProperties', 'not']
      .filter((key) => typeof node[key] === 'object')
      .map((key) => ({ node: node[key], path: [...path, key], name: '' })),
    ...['anyOf', 'oneOf', 'allOf', 'prefixItems'].flatMap((key) =>
      placed(node[key], [...path, key]).map((place) => ({ ...place, name })),
    ),
  ];
  return [schema, ...inner.flatMap(withInner)];
}

/** The types a schema admits, as a list. @param {Node} schema @returns {string[]} */
export const typesOf = (schema) => [schema?.type ?? []].flat();

/** @param {any} object @returns {[string, Node][]} */
export function entries(object) {
  return typeof object === 'object' && object !== null ? Object.entries(object) : [];
}

/** @param {any} list @param {Path} path @returns {Place[]} */
function placed(list, path) {
  return Array.isArray(list) ? list.map((node, index) => ({ node, path: [...path, index] })) : [];
}
