// The boundaries of the code: who may import whom. Each rule here is shown to fire in test/boundaries.test.mjs.

/** The modules of the API from the ground up: each may use its own tier and those before it. */
const tiers = {
  ground: ['identity', 'audit', 'documents', 'territory', 'programmes', 'ledger'],
  offer: ['network', 'mediators', 'budgets'],
  person: ['case-files', 'households', 'referrals', 'desks'],
  path: ['action-plans', 'services', 'internships', 'activities', 'matching'],
  grant: ['dowries'],
  settle: ['attendance', 'claims', 'payments'],
  view: ['reporting', 'integrations'],
};
const modulesByTier = Object.values(tiers);

const api = '^apps/api/src';
const web = '^apps/web/src';
const module_ = `${api}/modules/([^/]+)/`;
const otherModule = `${api}/modules/(?!$1/)[^/]+/`;
/** Tests, and the examples that several of them use. */
const test = '(?:\\.test\\.tsx?|/examples\\.tsx?)$';

const either = (/** @type {string[]} */ names) => `(?:${names.join('|')})`;
const library = (/** @type {string[]} */ names) => `(?:^|/)node_modules/${either(names)}/`;

/** A module's files of these roles, alone or split: rules.ts, rules/plan.ts, administration-routes.ts. */
const role = (/** @type {string[]} */ ...names) => `${module_}(?:[^/]+-|)${either(names)}(?:\\.ts$|/)`;

const http = library(['fastify', '@fastify', 'fastify-plugin']);
const database = library(['drizzle-orm', 'pg', 'graphile-worker']);
const kit = library(['@mantine', '@tabler']);

/** What a request passes on its way to a route: who asks, and that reads of restricted data leave a trace. */
const gates = ['authenticate', 'read-recording'];

/**
 * @param {string} name @param {string} comment @param {object} from @param {object} to
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const anywhere = [
  forbid(
    'no-cycles',
    'Two files that need each other are one thing or hide a third.',
    {},
    { circular: true },
  ),
  forbid('imports-exist', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
  forbid(
    'product-knows-no-test',
    'What is served does not import tests or their support.',
    { path: '^(?:apps/[^/]+|packages/[^/]+)/src/', pathNot: test },
    { path: [test, '^(?:apps|packages)/[^/]+/(?:test|e2e|bench|faults)/'] },
  ),
];

const tiersLookDown = Object.keys(tiers)
  .slice(0, -1)
  .map((tier, level) =>
    forbid(
      `tiers-look-down-from-${tier}`,
      'A lower module that must ask a higher one declares a hook.',
      { path: `${api}/modules/${either(modulesByTier[level] ?? [])}/`, pathNot: test },
      { path: `${api}/modules/${either(modulesByTier.slice(level + 1).flat())}/` },
    ),
  );

const betweenModules = [
  ...tiersLookDown,
  forbid(
    'modules-have-a-tier',
    'A new module is written into the table of tiers first.',
    { path: `${api}/modules/(?!${either(modulesByTier.flat())}/)` },
    {},
  ),
  forbid(
    'modules-meet-at-index',
    'What a module offers to others is in its index.ts.',
    { path: module_, pathNot: role('tables', 'queries') },
    { path: otherModule, pathNot: '/index\\.ts$' },
  ),
  forbid(
    'foreign-tables-are-only-read',
    'A foreign key or the join of a query may name the tables of another module, and nothing else of it.',
    { path: role('tables', 'queries') },
    { path: otherModule, pathNot: `^${otherModule.slice(1)}(?:index|tables)\\.ts$` },
  ),
];

const insideModules = [
  forbid(
    'rules-are-pure',
    'A rule decides on plain values: at run time it needs the value types and other rules only.',
    { path: role('rules'), pathNot: test },
    { pathNot: ['^packages/shared/src/', role('rules')], dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'schemas-are-shapes',
    'A schema says what crosses HTTP; it does nothing.',
    { path: role('schemas'), pathNot: test },
    {
      path: [
        role('commands', 'queries', 'routes', 'tables'),
        `${api}/platform/(?!schema|keyset)`,
        database,
        http,
      ],
    },
  ),
  forbid(
    'http-stays-at-the-edge',
    'From the command on, nobody knows HTTP.',
    { path: module_, pathNot: [role('routes'), role(...gates), test] },
    { path: http },
  ),
  forbid(
    'database-behind-commands-and-queries',
    'A route calls one command or query; it does not reach for rows.',
    { path: role('routes', 'rules', 'errors'), pathNot: test },
    { path: [database, role('tables')] },
  ),
  forbid(
    'platform-knows-no-module',
    'The platform carries modules and knows none.',
    { path: `${api}/platform/`, pathNot: test },
    { path: `${api}/(?:modules/|app\\.ts|server\\.ts|cli/)` },
  ),
];

const betweenPackages = [
  forbid('api-knows-no-web', 'They meet at the contract.', { path: '^apps/api/' }, { path: '^apps/web/' }),
  forbid(
    'web-knows-only-shared',
    'They meet at the contract.',
    { path: '^apps/web/' },
    { path: '^(?:apps/(?!web/)|packages/(?!shared/))' },
  ),
  forbid(
    'shared-is-pure',
    'Value types need nothing: they run in the browser and on the server alike.',
    { path: '^packages/shared/src/', pathNot: test },
    { pathNot: '^packages/shared/' },
  ),
  forbid(
    'postgres-stands-alone',
    'The server’s launcher needs nothing but Node.',
    { path: '^packages/postgres/src/', pathNot: test },
    { pathNot: '^packages/postgres/', dependencyTypesNot: ['core'] },
  ),
];

const insideWeb = [
  forbid(
    'only-ui-imports-the-kit',
    'The design system wraps the kit, so that one place decides how things look.',
    { path: '^apps/web/', pathNot: `${web}/ui/` },
    { path: kit },
  ),
  forbid(
    'features-meet-on-pages',
    'Two features know each other only through a page that composes them.',
    { path: `${web}/features/([^/]+)/` },
    { path: `${web}/features/(?!$1/)` },
  ),
  forbid(
    'features-know-no-page',
    'Pages compose features, the shell composes pages.',
    { path: `${web}/features/`, pathNot: test },
    { path: `${web}/(?:pages|app)/` },
  ),
  forbid(
    'pages-know-no-shell',
    'The shell composes pages.',
    { path: `${web}/pages/` },
    { path: `${web}/app/` },
  ),
  forbid(
    'ui-and-lib-know-no-feature',
    'The design system and the library serve every feature and know none.',
    { path: `${web}/(?:ui|lib)/` },
    { path: `${web}/(?:features|pages|app)/` },
  ),
];

module.exports = {
  forbidden: [...anywhere, ...betweenModules, ...insideModules, ...betweenPackages, ...insideWeb],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)(?:dist|\\.data|test-results|coverage)/' },
    // types count: a boundary that only types cross is crossed all the same
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
    skipAnalysisNotInRules: true,
  },
};
