import { malformed } from './problem.ts';

/** One page of a list, and where the next begins. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
  limit: number;
}

export const pageLimitDefault = 25;

type Key = (string | number | null)[];

/** The opaque form of the sort key of the last row of a page. */
export function encodeCursor(key: Key): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The sort key inside a cursor, which must have `parts` parts; undefined for the first page. */
export function decodeCursor(cursor: string | undefined, parts: number): Key | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === parts && key.every(isPart)) return key;
  } catch {
    // falls through to the refusal
  }
  throw malformed({
    detail: {
      it: 'Il cursore non è valido: ripeti la ricerca dalla prima pagina.',
      en: 'The cursor is not valid: start again from the first page.',
    },
  });
}

const isPart = (part: unknown) =>
  (typeof part === 'string' && !part.includes('\u0000')) || typeof part === 'number' || part === null;

/** A page out of `limit + 1` rows: the extra row only tells that there is more. */
export function pageFrom<Row>(rows: Row[], limit: number, keyOf: (row: Row) => Key): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
    limit,
  };
}
