// Writes the contract, packages/shared/openapi.json, from the schemas of the routes. No database is needed to describe them.
import fs from 'node:fs';
import path from 'node:path';
import { buildApp } from '../app.ts';
import { systemClock } from '../platform/clock.ts';
import { connect } from '../platform/database.ts';
import { packageFolder } from '../platform/migrations.ts';
import { version } from '../version.ts';

const target = process.argv[2] ?? path.join(packageFolder('..'), '..', 'packages', 'shared', 'openapi.json');
const database = connect({ url: 'postgres://127.0.0.1:1/none', size: 1, onError: () => {} });
const app = await buildApp({ database, clock: systemClock, version });
await app.ready();
fs.writeFileSync(target, `${JSON.stringify(app.swagger(), null, 2)}\n`);
await app.close();
await database.close();
