import { describe, expect, test } from 'vitest';
import { answerWith } from '../../test/answers.ts';
import { api, ifMatch, settled, unwrap } from './api.ts';
import { ApiProblem, fieldErrorsOf, offlineType } from './api-problem.ts';

const account = { id: '1', name: 'Anna Conti' };

describe('the client of the API', () => {
  test('gives the body of a good answer, asked for in the language of the screen', async () => {
    const sent = answerWith({ 'GET /account': { body: account } });
    expect(await unwrap(api.GET('/account'))).toEqual(account);
    expect(sent[0]?.headers.get('accept-language')).toBe('it');
  });

  test('sends a change as a merge patch', async () => {
    const sent = answerWith({ 'PATCH /account': { body: account } });
    await unwrap(api.PATCH('/account', { body: { name: 'Anna Conti' } }));
    expect(sent[0]?.headers.get('content-type')).toBe('application/merge-patch+json');
  });

  test('says on which version a change is made', () => {
    expect(ifMatch(7)).toEqual({ 'if-match': '"7"' });
  });

  test('throws a refusal with its reasons, its figures and the request id', async () => {
    const body = {
      type: '/problems/dowries/insufficient-funds',
      title: 'Il budget non basta',
      status: 409,
      detail: 'Mancano 940,00 €.',
      instance: '/api/v1/account',
      missingCents: 94_000,
      violations: [
        { code: 'short', pointer: '/amountCents', message: 'Troppo.', fix: 'Riduci.', missingCents: 94_000 },
      ],
    };
    answerWith({ 'GET /account': { status: 409, body, headers: { 'x-correlation-id': 'abc-1' } } });
    const problem = await unwrap(api.GET('/account')).catch((error: unknown) => error);
    if (!(problem instanceof ApiProblem)) throw problem;
    expect(problem.is('dowries/insufficient-funds')).toBe(true);
    expect(problem.fields).toMatchObject({
      status: 409,
      correlationId: 'abc-1',
      extra: { missingCents: 94_000 },
    });
    expect(problem.fields.violations[0]?.numbers).toEqual({ missingCents: 94_000 });
    expect(fieldErrorsOf(problem)).toEqual({ amountCents: 'Troppo.' });
  });

  test('throws a problem of its own when nobody answers', async () => {
    answerWith({ 'GET /account': 'lost' });
    await expect(unwrap(api.GET('/account'))).rejects.toMatchObject({
      fields: { status: 0, type: offlineType },
    });
  });

  test('throws a problem even for an answer that is none', async () => {
    answerWith({ 'GET /account': { status: 502 } });
    await expect(unwrap(api.GET('/account'))).rejects.toMatchObject({
      fields: { status: 502, type: 'about:blank' },
    });
  });

  test('waits for an answer without a body, and throws its refusal', async () => {
    answerWith({ 'DELETE /sessions/current': { status: 204 } });
    await expect(settled(api.DELETE('/sessions/current'))).resolves.toBeUndefined();
    answerWith({
      'DELETE /sessions/current': { status: 403, body: { type: '/problems/platform/forbidden' } },
    });
    await expect(settled(api.DELETE('/sessions/current'))).rejects.toMatchObject({ fields: { status: 403 } });
  });
});
