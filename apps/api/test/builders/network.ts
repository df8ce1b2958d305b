import { randomInt } from 'node:crypto';
import { expect } from 'vitest';
import type { Organisation } from '../../src/modules/network/schemas.ts';
import type { Caller } from '../world.ts';

/** A valid VAT number no test has used. */
export function freshVatNumber(): string {
  const firstTen = `1${String(randomInt(100_000_000, 999_999_999))}`;
  const sum = [...firstTen].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${firstTen}${(10 - (sum % 10)) % 10}`;
}

/** A body that was entered through the API; a promoter unless told. */
export async function addedBody(caller: Caller, overrides: Record<string, unknown> = {}) {
  const reply = await caller.post<Organisation>('/organisations', {
    kind: 'promoter',
    name: 'Cooperativa Il Ponte',
    vatNumber: freshVatNumber(),
    ...overrides,
  });
  expect(reply.status).toBe(201);
  return reply.body;
}
