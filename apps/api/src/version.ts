import fs from 'node:fs';
import path from 'node:path';
import { packageFolder } from './platform/migrations.ts';

const { version } = JSON.parse(fs.readFileSync(path.join(packageFolder('.'), 'package.json'), 'utf8')) as {
  version: string;
};

/** The version of the product. */
export { version };
