import { describe, expect, it } from 'vitest';
import { apiPrefix } from '../src/platform/openapi-plugin.ts';
import { useWorld } from './world.ts';

const world = useWorld();

const nowhere = '01a20188-0000-7000-8000-0000000000aa';

type Refusal = {
  type: string;
  violations: { code: string; pointer: string; message: string; fix: string }[];
};

describe('a parameter that does not exist', () => {
  it('is refused by every route, as what it is', async () => {
    const operator = await world.as('operator');
    const routes = world.app.routes.filter(({ url, schema }) => url.startsWith(apiPrefix) && schema?.tags);
    expect(routes.length).toBeGreaterThan(60);
    const callers = await Promise.all(
      (['operator', 'authority', 'auditor', 'administrator', 'coordinator'] as const).map(world.as),
    );
    const silent: string[] = [];
    for (const { url, method } of routes.filter((route) => route.method === 'GET')) {
      const path = url.slice(apiPrefix.length).replace(':number', '1').replace(/:\w+/g, nowhere);
      const replies = await Promise.all(callers.map((caller) => caller.get<Refusal>(`${path}?mistyped=x`)));
      const told = replies.some(
        ({ status, body }) => status === 400 && body.violations.some(({ code }) => code === 'unknownField'),
      );
      if (!told || replies.some(({ status }) => status !== 400 && status !== 403))
        silent.push(`${method} ${url}`);
    }
    expect(silent).toEqual([]);
    expect((await operator.post('/case-files?dryRun=true', {})).status).toBe(400);
  });

  it('is answered with those that do', async () => {
    const authority = await world.as('authority');
    const { status, body } = await authority.get<Refusal>('/budgets?asOf=x&limit=1');
    expect(status).toBe(400);
    expect(body.violations).toEqual([
      {
        code: 'unknownField',
        pointer: '/querystring/asOf',
        message: 'Il parametro asOf non esiste qui.',
        fix: 'Usa uno di questi: cursor, districtId, editionId, fundId, limit.',
      },
    ]);
    expect((await authority.get<Refusal>('/account?x=1')).body.violations[0]?.fix).toBe(
      'Togli il parametro: qui non ce ne sono.',
    );
  });
});

describe('a value that may be absent', () => {
  it('is told what is wrong with what was given, and not that it might be absent', async () => {
    const operator = await world.as('operator');
    const file = `/case-files/${nowhere}`;
    const said = async (guardian: unknown) => {
      const { body } = await operator.patch<Refusal>(file, { guardian }, { 'if-match': '"1"' });
      return body.violations.map(({ code, pointer, message }) => `${code} ${pointer} ${message}`);
    };
    const shapeless = 'Il valore contiene caratteri non ammessi o non ha la forma attesa.';
    const complete = { name: ' ', kind: 'guardian', phone: null, email: null };
    expect(await said(complete)).toEqual(
      expect.arrayContaining([`invalidPattern /guardian/name ${shapeless}`]),
    );
    expect(await said(5)).toEqual(['invalidType /guardian Il valore deve essere di tipo object.']);
    for (const message of [...(await said(complete)), ...(await said({ name: 5 }))])
      expect(message).not.toMatch(/null|AnyOf/);
    const phone = await operator.patch<Refusal>(file, { phone: 5 }, { 'if-match': '"1"' });
    expect(phone.body.violations.map(({ message }) => message)).toEqual([
      'Il valore deve essere di tipo string.',
    ]);
  });
});
