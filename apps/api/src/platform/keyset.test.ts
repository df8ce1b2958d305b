import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, pageFrom } from './keyset.ts';
import { Problem } from './problem.ts';

describe('a cursor', () => {
  it('names the place where the next page begins', () => {
    expect(decodeCursor(encodeCursor(['Rossi', 'id-1']), 2)).toEqual(['Rossi', 'id-1']);
    expect(decodeCursor(undefined, 2)).toBeUndefined();
  });

  it.each([
    ['not base64', '%%%'],
    ['no list', Buffer.from('{"a":1}').toString('base64url')],
    ['too many parts', encodeCursor(['a', 'b', 'c'])],
    ['an object inside', Buffer.from('[{"a":1},"b"]').toString('base64url')],
    ['a NUL, which the database refuses', encodeCursor(['a\u0000', 'b'])],
  ])('is refused when forged: %s', (_, cursor) => {
    expect(() => decodeCursor(cursor, 2)).toThrow(Problem);
  });
});

describe('a page', () => {
  it('tells that there is more only when there is', () => {
    expect(pageFrom([1, 2, 3], 2, (row) => [row])).toEqual({
      items: [1, 2],
      nextCursor: encodeCursor([2]),
      limit: 2,
    });
    expect(pageFrom([1, 2], 2, (row) => [row])).toEqual({ items: [1, 2], nextCursor: null, limit: 2 });
    expect(pageFrom([], 2, () => [null])).toEqual({ items: [], nextCursor: null, limit: 2 });
  });
});
