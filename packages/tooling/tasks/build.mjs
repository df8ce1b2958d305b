import { mustRun } from './command.mjs';
import { fingerprintOf, onlyWhenChanged } from './fingerprint.mjs';
import { install } from './install.mjs';

const COMMON = ['packages/shared', 'tsconfig.base.json', 'pnpm-lock.yaml'];

const builds = [
  {
    folder: 'apps/api',
    sources: ['apps/api/src', 'apps/api/package.json', 'packages/postgres/src', ...COMMON],
    words: [],
  },
  {
    folder: 'apps/web',
    sources: [
      ...[
        'src',
        'public',
        'index.html',
        'vite.config.ts',
        'first-pages.ts',
        'package.json',
        'tsconfig.json',
      ].map((name) => `apps/web/${name}`),
      ...COMMON,
    ],
    words: [process.env.DESIGN_PAGE ?? ''],
  },
];

/** Builds the API and the dashboard, each only when its sources changed since its last build. */
export async function build() {
  await Promise.all(
    builds.map(({ folder, sources, words }) =>
      onlyWhenChanged(`${folder}/dist/.built`, fingerprintOf(sources, words), () =>
        mustRun(`Compilazione di ${folder}`, {
          program: 'npm',
          words: ['run', '--silent', 'build'],
          folder,
        }),
      ),
    ),
  );
}

export async function run() {
  await install('serving');
  await build();
}
