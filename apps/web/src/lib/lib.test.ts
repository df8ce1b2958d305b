import { renderHook } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { ApiProblem, fieldOfPointer, problemOf } from './api-problem.ts';
import { useAttempt } from './attempt.ts';
import { csvOf } from './csv.ts';
import {
  formatCount,
  formatDay,
  formatHours,
  formatInstant,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPersonName,
  initialsOf,
  plainMoney,
} from './format.ts';
import { paths, safeReturnPath } from './paths.ts';
import { createQueryClient } from './query-client.ts';

const answered = (status: number) => problemOf({}, new Response(null, { status }));

describe('an attempt', () => {
  test('keeps its key while it says the same, and takes another when it says something else', () => {
    const { result, rerender } = renderHook(() => useAttempt());
    const first = result.current.headers({ editionId: 'puoi-2022' })['idempotency-key'];
    rerender();
    expect(result.current.headers({ editionId: 'puoi-2022' })['idempotency-key']).toBe(first);
    expect(result.current.headers({ editionId: 'puoi-2019' })['idempotency-key']).not.toBe(first);
  });
});

describe('the cache of answers', () => {
  test('asks again only for what may pass', () => {
    const retry = createQueryClient(() => {}).getDefaultOptions().queries?.retry;
    if (typeof retry !== 'function') throw new Error('retries are not decided case by case');
    expect(retry(0, answered(422))).toBe(false);
    expect(retry(0, answered(404))).toBe(false);
    expect(retry(0, answered(503))).toBe(true);
    expect(retry(2, answered(503))).toBe(false);
    expect(retry(0, new Error('a bug of ours'))).toBe(false);
  });

  test('tells when a session has ended, but not when a sign-in is refused', async () => {
    const signedOut = vi.fn();
    const client = createQueryClient(signedOut);
    const refuse = () => Promise.reject(answered(401));
    await client.fetchQuery({ queryKey: ['a'], queryFn: refuse, meta: { anonymous: true } }).catch(() => {});
    expect(signedOut).not.toHaveBeenCalled();
    await client.fetchQuery({ queryKey: ['b'], queryFn: refuse }).catch(() => {});
    expect(signedOut).toHaveBeenCalledOnce();
  });
});

test.each([
  ['/person/taxCodes/0', 'person.taxCodes.0'],
  ['#/name', 'name'],
  ['/a~1b/c~0d', 'a/b.c~d'],
])('the pointer %s names the field %s', (pointer, field) => {
  expect(fieldOfPointer(pointer)).toBe(field);
});

test('a file for spreadsheets keeps texts whole and lets none run as a formula', () => {
  const lines = [
    ['Codice', 'Nota', 'Importo'],
    ['FA-1', 'detta "la rossa"; vedova', 12.5],
    ['=1+1', null, 3],
  ];
  expect(csvOf(lines)).toBe('Codice;Nota;Importo\r\nFA-1;"detta ""la rossa""; vedova";12,5\r\n\'=1+1;;3');
});

describe('a return path', () => {
  test.each(['https://altrove.example', '//altrove.example', '/\\altrove.example', null])(
    'never leaves: %s',
    (path) => {
      expect(safeReturnPath(path)).toBe('/');
    },
  );

  test('leads back to where the person was', () => {
    expect(safeReturnPath('/case-files?q=x')).toBe('/case-files?q=x');
    expect(paths.signIn('/case-files?q=x')).toBe('/sign-in?returnTo=%2Fcase-files%3Fq%3Dx');
    expect(paths.signIn('/')).toBe('/sign-in');
  });
});

describe('formats', () => {
  test('show a share that rounds to nothing as little, not as none', () => {
    expect(formatPercent(0.0003)).toBe('< 0,1%');
    expect(formatPercent(0.0005)).toBe('0,1%');
    expect(formatPercent(0)).toBe('0%');
  });

  test('write what is below zero with the true minus', () => {
    expect(formatPercent(-0.24)).toBe('\u221224%');
    expect(formatMoney(-123_450)).toBe('\u22121.234,50\u00a0€');
    expect(formatCount(-1234)).toBe('\u22121.234');
    expect(formatNumber(-2.5)).toBe('\u22122,5');
    expect(formatHours(-90)).toBe('\u22121,5 h');
  });

  test('write amounts for spreadsheets as numbers, with the sign that programs read', () => {
    expect(plainMoney(-123_450)).toBe('-1234,50');
    expect(plainMoney(123_456_789)).toBe('1234567,89');
    expect(plainMoney(null)).toBe('');
    expect(csvOf([[plainMoney(-7), '-1+1', '-A1']])).toBe("-0,07;'-1+1;'-A1");
  });

  test('are Italian, and show a dash for what is missing', () => {
    expect(formatMoney(123_450)).toBe('1.234,50\u00a0€');
    expect(formatMoney(null)).toBe('–');
    expect(formatMoney(0)).toBe('0,00\u00a0€');
    expect(formatCount(1234)).toBe('1.234');
    expect(formatDay('1998-11-05')).toBe('05/11/1998');
    expect(formatDay(null)).toBe('–');
    expect(formatHours(90)).toBe('1,5 h');
    expect(formatPersonName({ familyName: 'Adeyemi', givenName: 'Grace' })).toBe('ADEYEMI Grace');
    expect(initialsOf('Anna Maria Conti')).toBe('AC');
  });

  test('tell the time in Italy, whatever the device says', () => {
    expect(formatInstant('2026-07-01T22:30:00Z')).toBe('02/07/2026, 00:30');
    expect(formatInstant('2026-12-01T22:30:00Z')).toBe('01/12/2026, 23:30');
  });
});

test('a problem knows its kind by its type', () => {
  const problem = problemOf({ type: '/problems/platform/stale' }, new Response(null, { status: 412 }));
  expect(problem).toBeInstanceOf(ApiProblem);
  expect(problem.is('platform/stale')).toBe(true);
  expect(problem.is('platform/conflict')).toBe(false);
});
