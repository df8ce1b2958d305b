import pg from 'pg';

/** A statement as the product sent it, so that others can be measured with the same. */
export interface RecordedStatement {
  text: string;
  values: unknown[];
}

interface Sent {
  text?: unknown;
  values?: unknown;
}

/**
 * The statements that `work` sends to the database, without those that only set the scope. Values equal to `id` are
 * replaced by `:id`, so that they can be asked for any row.
 */
export async function recordStatements(
  work: () => Promise<unknown>,
  id?: string,
): Promise<RecordedStatement[]> {
  const recorded: RecordedStatement[] = [];
  const original = pg.Client.prototype.query;
  const spy = function (this: pg.Client, ...given: unknown[]) {
    const [sent] = given as [Sent | string];
    if (typeof sent === 'object' && typeof sent.text === 'string' && !sent.text.includes('set_config'))
      recorded.push({
        text: sent.text,
        values: Array.isArray(sent.values) ? sent.values.map((value) => (value === id ? ':id' : value)) : [],
      });
    return Reflect.apply(original, this, given);
  };
  Object.assign(pg.Client.prototype, { query: spy });
  try {
    await work();
  } finally {
    Object.assign(pg.Client.prototype, { query: original });
  }
  return recorded;
}

/** The statement with its values written in, as a script of pgbench; `:id` stays a variable. */
export function asScript({ text, values }: RecordedStatement): string {
  const written = values.reduceRight<string>(
    (script, value, index) => script.replaceAll(`$${index + 1}`, value === ':id' ? "':id'" : literal(value)),
    text,
  );
  return `${written.replace(/\s+/g, ' ')};`;
}

const literal = (value: unknown): string =>
  value === null || value === undefined
    ? 'null'
    : typeof value === 'number'
      ? String(value)
      : `'${String(value).replaceAll("'", "''")}'`;
