import path from 'node:path';

/** One setting: its name in the environment, what it is for, and how its text becomes a value. */
interface Setting<Value> {
  name: string;
  /** What holds when it is not set, in words for the table of operations. */
  fallback: string;
  meaning: string;
  /** True when its value must not be repeated in a message. */
  secret?: boolean;
  /** Throws with a reason when the text is not valid. */
  parse(text: string | undefined): Value;
}

const optional = (text: string | undefined) => (text === undefined || text === '' ? undefined : text);

function integer(min: number, max: number, fallback: number) {
  return (text: string | undefined): number => {
    if (optional(text) === undefined) return fallback;
    const value = /^\d+$/.test(text ?? '') ? Number(text) : Number.NaN;
    if (!(value >= min && value <= max)) throw new Error(`a whole number from ${min} to ${max}`);
    return value;
  };
}

function yesOrNo(fallback: boolean) {
  return (text: string | undefined): boolean => {
    const given = optional(text);
    if (given === undefined) return fallback;
    if (given !== '0' && given !== '1') throw new Error('0 or 1');
    return given === '1';
  };
}

function oneOf<Value extends string>(values: readonly Value[], fallback: Value) {
  return (text: string | undefined): Value => {
    const given = optional(text);
    if (given === undefined) return fallback;
    const value = values.find((candidate) => candidate === given);
    if (!value) throw new Error(`one of ${values.join(', ')}`);
    return value;
  };
}

function address(...schemes: string[]) {
  return (text: string | undefined): string | undefined => {
    const given = optional(text);
    if (given === undefined) return undefined;
    if (!URL.canParse(given) || !schemes.includes(new URL(given).protocol.slice(0, -1)))
      throw new Error(`an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`);
    return given.replace(/\/$/, '');
  };
}

function reachable(text: string | undefined): string | undefined {
  const given = optional(text);
  if (given === undefined) return undefined;
  const isPage = URL.canParse(given) && ['http:', 'https:'].includes(new URL(given).protocol);
  if (!isPage && !/^mailto:[^@\s]+@[^@\s?]+$/.test(given))
    throw new Error('mailto:name@host, or an address that begins with http:// or https://');
  return given;
}

const file = (text: string | undefined) =>
  optional(text) === undefined ? undefined : path.resolve(text ?? '');

function publicKeys(text: string | undefined): readonly string[] {
  const keys =
    optional(text)
      ?.split(',')
      .map((key) => key.trim().toLowerCase()) ?? [];
  if (!keys.every((key) => /^[0-9a-f]{64}$/.test(key)))
    throw new Error('public keys of 64 hexadecimal digits each, with commas between them');
  return keys;
}

const setting = <Value>(value: Setting<Value>) => value;

/** Every setting of the product; the table in the operations manual is checked against this one. */
export const settings = {
  host: setting({
    name: 'HOST',
    fallback: '127.0.0.1',
    meaning: 'Address to listen on',
    parse: (text) => optional(text) ?? '127.0.0.1',
  }),
  port: setting({
    name: 'PORT',
    fallback: '3000',
    meaning: 'Port to listen on; 0 takes a free one',
    parse: integer(0, 65_535, 3000),
  }),
  databaseUrl: setting({
    name: 'DATABASE_URL',
    fallback: 'embedded PostgreSQL',
    meaning: 'An existing PostgreSQL (15 or newer), as the owner who migrates it',
    secret: true,
    parse: address('postgres', 'postgresql'),
  }),
  databaseAppUrl: setting({
    name: 'DATABASE_APP_URL',
    fallback: 'made from DATABASE_URL',
    meaning: 'The login the application uses, where the owner may not create roles',
    secret: true,
    parse: address('postgres', 'postgresql'),
  }),
  databasePoolSize: setting({
    name: 'DATABASE_POOL_SIZE',
    fallback: '8',
    meaning: 'Connections at the most; about four for each core of the database',
    parse: integer(2, 200, 8),
  }),
  databaseUnsafe: setting({
    name: 'DATABASE_UNSAFE',
    fallback: '0',
    meaning: '1 accepts a database that may lose commits (fsync off): for tests only',
    parse: yesOrNo(false),
  }),
  dataDir: setting({
    name: 'DATA_DIR',
    fallback: '.data in the repository',
    meaning: 'Folder of the embedded database, of mail that is not sent and of the seals of the ledger',
    parse: file,
  }),
  sealKeyFile: setting({
    name: 'SEAL_KEY_FILE',
    fallback: 'DATA_DIR/seal-key.pem, made when it is not there',
    meaning: 'Ed25519 key (PKCS #8, PEM) that signs the seals of the ledger; the same for every process',
    parse: file,
  }),
  sealRetiredKeys: setting({
    name: 'SEAL_RETIRED_KEYS',
    fallback: 'there was no other key',
    meaning:
      'Public keys that signed seals before the one in use: hexadecimal, the oldest first, commas between',
    parse: publicKeys,
  }),
  sealsFile: setting({
    name: 'SEALS_FILE',
    fallback: 'DATA_DIR/seals.jsonl',
    meaning:
      'File to which every seal of the ledger is added; keep it where whoever runs the database cannot write',
    parse: file,
  }),
  demo: setting({
    name: 'DEMO',
    fallback: '1',
    meaning: '0 starts an empty installation, without demonstration users',
    parse: yesOrNo(true),
  }),
  publicUrl: setting({
    name: 'PUBLIC_URL',
    fallback: 'http://HOST:PORT',
    meaning: 'Address under which people reach the product; used in mail and for the Origin check',
    parse: address('http', 'https'),
  }),
  trustProxy: setting({
    name: 'TRUST_PROXY',
    fallback: '0',
    meaning: '1 believes X-Forwarded-* of the proxy in front',
    parse: yesOrNo(false),
  }),
  smtpUrl: setting({
    name: 'SMTP_URL',
    fallback: 'mail is written to DATA_DIR/mail',
    meaning: 'Mail server, as smtp://user:password@host:port',
    secret: true,
    parse: address('smtp', 'smtps'),
  }),
  mailFrom: setting({
    name: 'MAIL_FROM',
    fallback: 'approdo@localhost',
    meaning: 'Sender of mail',
    parse: (text) => optional(text) ?? 'approdo@localhost',
  }),
  feedbackUrl: setting({
    name: 'FEEDBACK_URL',
    fallback: 'pages have no such link',
    meaning: 'Where people report a problem, from every page: mailto:name@host or a page',
    parse: reachable,
  }),
  rateLimitPerMinute: setting({
    name: 'RATE_LIMIT_PER_MINUTE',
    fallback: '1200',
    meaning: 'Requests a minute for each user, key or, when nobody is signed in, address',
    parse: integer(10, 10_000_000, 1200),
  }),
  logLevel: setting({
    name: 'LOG_LEVEL',
    fallback: 'warn',
    meaning: 'fatal, error, warn, info, debug or silent',
    parse: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'warn'),
  }),
  metricsToken: setting({
    name: 'METRICS_TOKEN',
    fallback: 'only from this machine',
    meaning: 'Bearer token that may read /metrics from elsewhere',
    secret: true,
    parse: optional,
  }),
} as const;

export type Config = { readonly [Key in keyof typeof settings]: ReturnType<(typeof settings)[Key]['parse']> };

/** Settings that cannot be used, one line each. */
export class ConfigError extends Error {}

/** Reads the environment once. Throws a ConfigError that names every wrong setting and what it takes. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const wrong: string[] = [];
  const all: [string, Setting<unknown>][] = Object.entries(settings);
  const entries = all.map(([key, { name, parse, secret }]) => {
    try {
      return [key, parse(environment[name])];
    } catch (error) {
      const takes = error instanceof Error ? error.message : 'another value';
      wrong.push(`${name}${secret ? '' : `=${environment[name]}`} is not valid: it takes ${takes}.`);
      return [key, undefined];
    }
  });
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'));
  return Object.fromEntries(entries) as Config;
}
