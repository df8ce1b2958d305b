import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import { afterAll, expect, it } from 'vitest';
import boundaries from '../dependency-cruiser.cjs';

// A small repository in which every file breaks at most the one rule named beside its import.
const modules = 'apps/api/src/modules';

/** @type {[file: string, imports: string, broken: string | null][]} */
const imports = [
  // what the architecture allows
  [`${modules}/dowries/commands.ts`, '../ledger/index.ts', null],
  [`${modules}/dowries/commands.ts`, 'drizzle-orm', null],
  [`${modules}/dowries/commands.ts`, '../../platform/context.ts', null],
  [`${modules}/dowries/routes.ts`, 'fastify', null],
  [`${modules}/dowries/routes.ts`, './commands.ts', null],
  [`${modules}/dowries/queries.ts`, '../case-files/tables.ts', null],
  [`${modules}/dowries/tables.ts`, '../case-files/tables.ts', null],
  [`${modules}/dowries/rules/plan.ts`, '../../../../../../packages/shared/src/money.ts', null],
  [`${modules}/dowries/rules/plan.ts`, 'type ../../programmes/index.ts', null],
  [`${modules}/dowries/rules/plan.test.ts`, '../../programmes/index.ts', null],
  [`${modules}/dowries/schemas.ts`, '../../platform/schema.ts', null],
  [`${modules}/dowries/dowries.test.ts`, '../../../test/world.ts', null],
  [`${modules}/identity/authenticate.ts`, 'fastify', null],
  ['apps/api/src/app.ts', './modules/dowries/index.ts', null],
  ['apps/web/src/ui/button.tsx', '@mantine/core', null],
  ['apps/web/src/pages/home-page.tsx', '../features/dowries/queries.ts', null],
  ['apps/web/src/lib/api.ts', '../../../../packages/shared/src/money.ts', null],
  ['packages/postgres/src/port.ts', 'node:net', null],
  ['packages/shared/src/money.test.ts', 'fast-check', null],

  // what it forbids
  [`${modules}/ledger/one.ts`, './other.ts', 'no-cycles'],
  [`${modules}/ledger/other.ts`, 'type ./one.ts', null],
  [`${modules}/ledger/missing.ts`, './nowhere.ts', 'imports-exist'],
  [`${modules}/ledger/tested.ts`, '../../../test/world.ts', 'product-knows-no-test'],
  [`${modules}/ledger/copied.ts`, './ledger.test.ts', 'product-knows-no-test'],
  [`${modules}/ledger/upwards.ts`, '../network/index.ts', 'tiers-look-down-from-ground'],
  [`${modules}/network/upwards.ts`, '../case-files/index.ts', 'tiers-look-down-from-offer'],
  [`${modules}/case-files/upwards.ts`, '../services/index.ts', 'tiers-look-down-from-person'],
  [`${modules}/services/upwards.ts`, 'type ../dowries/index.ts', 'tiers-look-down-from-path'],
  [`${modules}/dowries/upwards.ts`, '../claims/index.ts', 'tiers-look-down-from-grant'],
  [`${modules}/claims/upwards.ts`, '../reporting/index.ts', 'tiers-look-down-from-settle'],
  [`${modules}/helpers/index.ts`, 'node:path', 'modules-have-a-tier'],
  [`${modules}/dowries/inside.ts`, '../ledger/commands.ts', 'modules-meet-at-index'],
  [`${modules}/dowries/writing.ts`, '../case-files/tables.ts', 'modules-meet-at-index'],
  [`${modules}/claims/queries/inside.ts`, '../../ledger/commands.ts', 'foreign-tables-are-only-read'],
  [`${modules}/claims/rules.ts`, 'node:fs', 'rules-are-pure'],
  [`${modules}/claims/rules/clock.ts`, '../../../platform/context.ts', 'rules-are-pure'],
  [`${modules}/claims/rules/editions.ts`, '../../programmes/index.ts', 'rules-are-pure'],
  [`${modules}/claims/schemas.ts`, './tables.ts', 'schemas-are-shapes'],
  [`${modules}/claims/api-key-schemas.ts`, '../../platform/context.ts', 'schemas-are-shapes'],
  [`${modules}/claims/commands.ts`, 'fastify', 'http-stays-at-the-edge'],
  [`${modules}/claims/routes.ts`, './tables.ts', 'database-behind-commands-and-queries'],
  [`${modules}/claims/errors.ts`, 'drizzle-orm', 'database-behind-commands-and-queries'],
  ['apps/api/src/platform/context.ts', '../modules/ledger/index.ts', 'platform-knows-no-module'],
  ['apps/api/src/platform/pages.ts', '../../../web/src/lib/paths.ts', 'api-knows-no-web'],
  ['apps/web/src/lib/server.ts', '../../../api/src/platform/schema.ts', 'web-knows-only-shared'],
  ['apps/web/src/lib/cluster.ts', '../../../../packages/postgres/src/port.ts', 'web-knows-only-shared'],
  ['packages/shared/src/dates.ts', 'node:fs', 'shared-is-pure'],
  ['packages/postgres/src/query.ts', 'pg', 'postgres-stands-alone'],
  ['apps/web/src/features/dowries/icon.tsx', '@tabler/icons-react', 'only-ui-imports-the-kit'],
  ['apps/web/src/features/dowries/table.tsx', '../case-files/queries.ts', 'features-meet-on-pages'],
  ['apps/web/src/features/dowries/shell.tsx', '../../pages/home-page.tsx', 'features-know-no-page'],
  ['apps/web/src/pages/shell.tsx', '../app/router.tsx', 'pages-know-no-shell'],
  ['apps/web/src/ui/dowry.tsx', '../features/dowries/queries.ts', 'ui-and-lib-know-no-feature'],
];

/** Imported above without an import of their own. */
const leaves = [
  ...['ledger', 'network', 'case-files', 'services', 'dowries', 'claims', 'reporting', 'programmes'].flatMap(
    (name) => [`${modules}/${name}/index.ts`, `${modules}/${name}/tables.ts`],
  ),
  ...['ledger/commands.ts', 'ledger/ledger.test.ts'].map((file) => `${modules}/${file}`),
  ...['apps/api/test/world.ts', 'apps/api/src/platform/schema.ts', 'packages/shared/src/money.ts'],
  ...['features/dowries/queries.ts', 'features/case-files/queries.ts', 'lib/paths.ts', 'app/router.tsx'].map(
    (file) => `apps/web/src/${file}`,
  ),
];
const packages = ['fastify', 'drizzle-orm', 'pg', 'fast-check', '@mantine/core', '@tabler/icons-react'];

const repository = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'approdo-boundaries-')));
afterAll(() => fs.rmSync(repository, { recursive: true, force: true }));

/** @param {string} file @param {string} text */
function append(file, text) {
  const target = path.join(repository, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.appendFileSync(target, text);
}

/** @param {string} words */
function statement(words) {
  const [, type, source] = /^(type )?(.*)$/.exec(words) ?? [];
  return type ? `import type { Thing } from '${source}';\n` : `import '${source}';\n`;
}

it('lets through what the architecture allows and fires each boundary rule on what it forbids', async () => {
  for (const file of leaves) append(file, 'export {};\n');
  for (const [file, words] of imports) append(file, statement(words));
  for (const name of packages) {
    append(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    append(`node_modules/${name}/index.js`, '');
  }
  const { output } = await cruise(['apps', 'packages'], {
    ...boundaries.options,
    baseDir: repository,
    validate: true,
    ruleSet: { forbidden: boundaries.forbidden },
  });
  const found = typeof output === 'string' ? [] : output.summary.violations;
  const broken = imports.flatMap(([file, , rule]) => (rule === null ? [] : `${rule}: ${file}`));
  expect(found.map(({ rule, from }) => `${rule.name}: ${from}`).sort()).toEqual(broken.sort());
  const fired = new Set(broken.map((line) => line.split(':')[0]));
  expect(boundaries.forbidden.map(({ name }) => name).filter((name) => !fired.has(name))).toEqual([]);
});
