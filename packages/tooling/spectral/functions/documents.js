import { entries, operations } from '../walk.js';

/** @typedef {import('../walk.js').Node} Node @typedef {import('../walk.js').Fault} Fault */

const VERBS = [
  ...[
    'accept',
    'activate',
    'add',
    'allocate',
    'approve',
    'archive',
    'cancel',
    'change',
    'check',
    'close',
    'confirm',
  ],
  ...[
    'create',
    'delete',
    'download',
    'edit',
    'execute',
    'export',
    'fetch',
    'find',
    'fund',
    'get',
    'grant',
    'import',
  ],
  ...[
    'insert',
    'invite',
    'list',
    'make',
    'modify',
    'open',
    'patch',
    'post',
    'put',
    'read',
    'refuse',
    'reject',
  ],
  ...[
    'release',
    'remove',
    'request',
    'reserve',
    'reset',
    'reveal',
    'revoke',
    'run',
    'save',
    'search',
    'send',
    'set',
  ],
  ...[
    'show',
    'sign',
    'start',
    'stop',
    'submit',
    'suspend',
    'update',
    'upload',
    'validate',
    'withdraw',
    'write',
  ],
];
/** Words that name a person or open a door, whatever stands around them. */
const PERSONAL =
  /tax.?code|fiscal|codice|surname|(first|last|family|given|birth).?(name|date|place|on)|birth|e-?mail|phone|address|iban|password|secret|token|api.?key|health|disab/i;

/** @type {Record<string, (document: Node) => Fault[]>} */
const checks = {
  'info-is-complete': ({ info = {} }) =>
    [
      'title',
      'version',
      'description',
      'summary',
      'x-summary',
      'contact',
      'termsOfService',
      'x-api-id',
      'license',
    ]
      .filter((key) => !info[key])
      .map((key) => ({ message: `info lacks ${key}`, path: ['info'] })),

  'version-is-semantic': ({ info = {} }) =>
    /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(info.version ?? '')
      ? []
      : [{ message: 'the version is not of the form 1.2.3', path: ['info', 'version'] }],

  'servers-are-described': ({ servers = [] }) =>
    servers.length === 0
      ? [{ message: 'no server', path: [] }]
      : eachServer(servers, (server) => (server.description ? undefined : 'the server has no description')),

  'servers-are-https-or-for-trials': ({ servers = [] }) =>
    eachServer(servers, (server) =>
      server['x-sandbox'] === true || /^https:/.test(server.url)
        ? undefined
        : 'a server without https must carry x-sandbox: true',
    ),

  'servers-carry-the-base-path': ({ servers = [] }) =>
    eachServer(servers, (server) =>
      /\/api\/v\d+$/.test(server.url) ? undefined : 'the address does not end in /api/v1',
    ),

  'status-is-public': ({ paths = {} }) => {
    const security = paths['/status']?.get?.security;
    if (security === undefined) return [{ message: 'GET /status is missing', path: ['paths'] }];
    return security.length === 0
      ? []
      : [{ message: 'GET /status asks who calls', path: ['paths', '/status', 'get'] }];
  },

  'paths-are-kebab-case': (document) =>
    eachSegment(document, (segment) =>
      /^([a-z][a-z0-9]*(-[a-z0-9]+)*|\{[a-z][A-Za-z0-9]*\})$/.test(segment)
        ? undefined
        : `"${segment}" is not kebab-case, or not {camelCase}`,
    ),

  'paths-have-no-verbs': (document) =>
    eachSegment(document, (segment) =>
      VERBS.includes(segment.split('-')[0] ?? '') && !/(s|ion|al|ance)$/.test(segment)
        ? `"${segment}" is a verb: name the thing that the request makes or changes`
        : undefined,
    ),

  'collections-are-plural': (document) =>
    eachSegment(document, (segment, next) =>
      next?.startsWith('{') && !segment.startsWith('{') && !segment.endsWith('s')
        ? `"${segment}" holds many things: name it in the plural`
        : undefined,
    ),

  'operation-ids-are-unique': (document) => {
    const seen = new Set();
    return operations(document).flatMap(({ node: { operationId }, path }) => {
      if (!operationId || !seen.has(operationId)) {
        seen.add(operationId);
        return [];
      }
      return [{ message: `another operation is named ${operationId}`, path: [...path, 'operationId'] }];
    });
  },

  'addresses-hold-no-personal-data': (document) =>
    operations(document).flatMap(({ parameters }) =>
      parameters
        .filter(
          ({ node }) =>
            ['path', 'query'].includes(node.in) && PERSONAL.test(node.name) && !/Id$/.test(node.name),
        )
        .map(({ node, path }) => ({
          message: `"${node.name}" would put personal data or a secret into addresses and logs: take it in a body`,
          path,
        })),
    ),

  'security-is-a-bearer-token': ({ components = {} }) => {
    const schemes = entries(components.securitySchemes);
    if (schemes.length === 0) return [{ message: 'no security scheme', path: ['components'] }];
    return schemes
      .filter(([, { type, scheme }]) => type !== 'http' || scheme !== 'bearer')
      .map(([name]) => ({
        message: 'only bearer tokens (RFC 6750) belong to the published contract',
        path: ['components', 'securitySchemes', name],
      }));
  },
};

/** @param {Node} document @param {{ check: string }} options */
export default (document, { check }) => checks[check]?.(document);

/** @param {Node[]} servers @param {(server: Node) => string | undefined} judge @returns {Fault[]} */
function eachServer(servers, judge) {
  return servers.flatMap((server, index) => {
    const message = judge(server);
    return message ? [{ message, path: ['servers', index] }] : [];
  });
}

/** @param {Node} document @param {(segment: string, next: string | undefined) => string | undefined} judge @returns {Fault[]} */
function eachSegment({ paths }, judge) {
  return entries(paths).flatMap(([url]) => {
    const segments = url.split('/').slice(1);
    return segments.flatMap((segment, index) => {
      const message = judge(segment, segments[index + 1]);
      return message ? [{ message, path: ['paths', url] }] : [];
    });
  });
}
