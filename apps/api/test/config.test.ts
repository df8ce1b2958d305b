import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, settings } from '../src/platform/config.ts';
import { packageFolder } from '../src/platform/migrations.ts';

/** The lines a person reads when the environment cannot be used. */
function complaints(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n');
  }
}

describe('settings', () => {
  it('have a value that works when nothing is set', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: undefined,
      databasePoolSize: 8,
      demo: true,
      trustProxy: false,
      rateLimitPerMinute: 1200,
      logLevel: 'warn',
    });
  });

  it('that are empty are as if they were not set', () => {
    const empty = Object.fromEntries(Object.values(settings).map(({ name }) => [name, '']));
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it('are read as they are written', () => {
    const config = readConfig({
      PORT: '0',
      DEMO: '0',
      TRUST_PROXY: '1',
      PUBLIC_URL: 'https://approdo.example/',
      DATABASE_URL: 'postgres://owner:secret@db/approdo',
      DATA_DIR: 'somewhere',
      FEEDBACK_URL: 'mailto:aiuto@ente.example',
      SEAL_RETIRED_KEYS: `${'A1'.repeat(32)}, ${'b2'.repeat(32)}`,
    });
    expect(config).toMatchObject({
      port: 0,
      demo: false,
      trustProxy: true,
      publicUrl: 'https://approdo.example',
      databaseUrl: 'postgres://owner:secret@db/approdo',
      dataDir: path.resolve('somewhere'),
      feedbackUrl: 'mailto:aiuto@ente.example',
      sealRetiredKeys: ['a1'.repeat(32), 'b2'.repeat(32)],
    });
  });

  it.each([
    ['PORT', 'tremila', 'PORT=tremila is not valid: it takes a whole number from 0 to 65535.'],
    ['PORT', '70000', 'PORT=70000 is not valid: it takes a whole number from 0 to 65535.'],
    ['PORT', ' ', 'PORT=  is not valid: it takes a whole number from 0 to 65535.'],
    ['PORT', '1e3', 'PORT=1e3 is not valid: it takes a whole number from 0 to 65535.'],
    ['DATABASE_POOL_SIZE', '1', 'DATABASE_POOL_SIZE=1 is not valid: it takes a whole number from 2 to 200.'],
    ['DEMO', 'no', 'DEMO=no is not valid: it takes 0 or 1.'],
    ['DATABASE_UNSAFE', 'true', 'DATABASE_UNSAFE=true is not valid: it takes 0 or 1.'],
    ['TRUST_PROXY', 'yes', 'TRUST_PROXY=yes is not valid: it takes 0 or 1.'],
    [
      'PUBLIC_URL',
      'approdo.example',
      'PUBLIC_URL=approdo.example is not valid: it takes an address that begins with http:// or https://.',
    ],
    [
      'LOG_LEVEL',
      'loud',
      'LOG_LEVEL=loud is not valid: it takes one of fatal, error, warn, info, debug, silent.',
    ],
    [
      'FEEDBACK_URL',
      'javascript:alert(1)',
      'FEEDBACK_URL=javascript:alert(1) is not valid: it takes mailto:name@host, or an address that begins with http:// or https://.',
    ],
    [
      'SEAL_RETIRED_KEYS',
      'abc',
      'SEAL_RETIRED_KEYS=abc is not valid: it takes public keys of 64 hexadecimal digits each, with commas between them.',
    ],
    [
      'RATE_LIMIT_PER_MINUTE',
      '5',
      'RATE_LIMIT_PER_MINUTE=5 is not valid: it takes a whole number from 10 to 10000000.',
    ],
  ])('%s=%s is one clear line', (name, value, line) => {
    expect(complaints({ [name]: value })).toEqual([line]);
  });

  it.each([
    ['DATABASE_URL', 'mysql://owner:parola@db/approdo', 'postgres:// or postgresql://'],
    ['DATABASE_APP_URL', 'app:parola@db', 'postgres:// or postgresql://'],
    ['SMTP_URL', 'http://parola@mail', 'smtp:// or smtps://'],
  ])('%s is one clear line that does not repeat the password', (name, value, schemes) => {
    expect(complaints({ [name]: value })).toEqual([
      `${name} is not valid: it takes an address that begins with ${schemes}.`,
    ]);
  });

  it('that are wrong are all named at once', () => {
    expect(complaints({ PORT: 'x', DEMO: 'y' }).map((line) => line.split('=')[0])).toEqual(['PORT', 'DEMO']);
  });

  it('are those of the table in the operations manual', () => {
    const manual = path.join(packageFolder('..'), '..', 'packages', 'docs', 'operations.md');
    const table = fs
      .readFileSync(manual, 'utf8')
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .filter(([, name]) => /^`[A-Z_]+`$/.test(name ?? ''))
      .map(([, name, fallback, meaning]) => ({ name: name?.replaceAll('`', ''), fallback, meaning }));
    expect(table).toEqual(
      Object.values(settings).map(({ name, fallback, meaning }) => ({ name, fallback, meaning })),
    );
  });
});
