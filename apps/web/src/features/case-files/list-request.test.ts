import { civilDate } from '@approdo/shared/dates';
import { describe, expect, test } from 'vitest';
import { type CaseFileListFilter, isSortable, pageSize, requestOf } from './list-request.ts';

const nothing: CaseFileListFilter = {
  text: '',
  districtId: '',
  organisationId: '',
  permit: '',
  did: '',
  changed: '',
  sort: '',
  cursor: '',
  today: civilDate('2026-11-22'),
};
const asked = (filter: Partial<CaseFileListFilter>) => requestOf({ ...nothing, ...filter });

describe('the list of case files', () => {
  test.each(['Diallo', 'osag bles', 'DLLMMD98E05Z319E', '80000002701'])(
    'never asks for a person by the address: %s',
    (text) => {
      const { by, ...rest } = asked({ text });
      expect(by).toBe('body');
      expect(JSON.stringify(rest)).toContain(text);
    },
  );

  test('asks by tax code when the text is one, else by name', () => {
    expect(asked({ text: 'DLLMMD98E05Z319E' })).toMatchObject({ body: { taxCode: 'DLLMMD98E05Z319E' } });
    expect(asked({ text: 'mam dial' })).toMatchObject({ body: { q: 'mam dial' } });
  });

  test.each(['123', 'FA-2026-000123', 'fa-2026-000123'])('asks by the code of the file: %s', (text) => {
    expect(asked({ text })).toMatchObject({ by: 'address', query: { code: text } });
  });

  test('takes a text without letters for no text', () => {
    expect(asked({ text: '…' })).toEqual({ by: 'address', query: { limit: pageSize } });
  });

  test('narrows by the days on which permits end, counted from today', () => {
    expect(asked({ permit: 'ended' })).toMatchObject({ query: { permitExpiringBefore: '2026-11-22' } });
    expect(asked({ permit: 'within30' })).toMatchObject({ query: { permitExpiringBefore: '2026-12-23' } });
    expect(asked({ permit: 'sometimes' })).toEqual({ by: 'address', query: { limit: pageSize } });
  });

  test('keeps every filter while it looks for a name, and orders only when it does not', () => {
    const filter = {
      districtId: '019aa3a0-8888-7000-8000-000000000001',
      did: 'missing',
      changed: 'days7',
      cursor: 'c',
      sort: 'name',
    };
    const narrowing = {
      districtId: '019aa3a0-8888-7000-8000-000000000001',
      withoutWorkDeclaration: true,
      updatedAfter: '2026-11-15T00:00:00.000Z',
      cursor: 'c',
      limit: pageSize,
    };
    expect(asked({ ...filter, text: 'osag' })).toEqual({ by: 'body', body: { ...narrowing, q: 'osag' } });
    expect(asked(filter)).toEqual({ by: 'address', query: { ...narrowing, sort: 'name' } });
    expect(isSortable({ text: 'osag' })).toBe(false);
    expect(isSortable({ text: '' })).toBe(true);
  });
});
