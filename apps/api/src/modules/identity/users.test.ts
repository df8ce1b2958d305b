import { describe, expect, it } from 'vitest';
import { useWorld } from '../../../test/world.ts';

const world = useWorld();
type Refusal = { violations: { code: string; pointer: string }[] };
const codesOf = (body: Refusal) => body.violations.map(({ code, pointer }) => `${code} ${pointer}`);
const version = (number: number) => ({ 'if-match': `"${number}"` });

describe('the last administrator', () => {
  it('neither leaves nor changes role, until another has signed in', async () => {
    const administrator = await world.as('administrator');
    const address = `/users/${administrator.id}`;
    for (const change of [{ suspended: true }, { role: 'authority' }]) {
      const refused = await administrator.patch<Refusal>(address, change, version(1));
      expect(refused.status).toBe(422);
      expect(codesOf(refused.body)).toEqual(['lastAdministrator /role']);
    }
    await administrator.post('/users', {
      email: 'invitato@prova.test',
      name: 'Mai Entrato',
      role: 'administrator',
      organisationId: administrator.organisationId,
    });
    expect((await administrator.patch(address, { suspended: true }, version(1))).status).toBe(422);
    const other = await world.person('administrator');
    expect((await other.patch(address, { suspended: true }, version(1))).status).toBe(200);
    expect((await administrator.get('/users')).status).toBe(401);
  });

  it('is left even when two suspend each other at the same moment', async () => {
    await world.sql("update users set suspended_at = now() where role = 'administrator'");
    const [one, other] = [await world.person('administrator'), await world.person('administrator')];
    const replies = await Promise.all([
      one.patch(`/users/${other.id}`, { suspended: true }, version(1)),
      other.patch(`/users/${one.id}`, { suspended: true }, version(1)),
    ]);
    expect(replies.map(({ status }) => status).sort()).not.toEqual([200, 200]);
    const [left] = await world.sql<{ number: number }>(
      "select count(*)::int as number from users where role = 'administrator' and suspended_at is null",
    );
    expect(left?.number).toBe(1);
  });
});

describe('a user', () => {
  it('has districts only as a coordinator, and then at least one that exists', async () => {
    const administrator = await world.person('administrator');
    const { id: organisationId } = await world.body('districtBody');
    const input = { email: 'coordina@prova.test', name: 'Co Ordina', role: 'coordinator', organisationId };
    const without = await administrator.post<Refusal>('/users', input);
    expect(codesOf(without.body)).toEqual(['districtMissing /districtIds']);
    const unknown = await administrator.post<Refusal>('/users', {
      ...input,
      districtIds: ['019aa3a0-0000-7000-8000-000000000000'],
    });
    expect(codesOf(unknown.body)).toEqual(['districtUnknown /districtIds']);
    const { id: promoter } = await world.body('promoter');
    const operator = await administrator.post<Refusal>('/users', {
      ...input,
      role: 'operator',
      organisationId: promoter,
      districtIds: ['019aa3a0-0000-7000-8000-000000000000'],
    });
    expect(codesOf(operator.body)).toEqual(['districtNotAllowed /districtIds']);
  });

  it('belongs to a body that exists', async () => {
    const administrator = await world.person('administrator');
    const reply = await administrator.post<Refusal>('/users', {
      email: 'senza@prova.test',
      name: 'Senza Ente',
      role: 'operator',
      organisationId: '019aa3a0-0000-7000-8000-000000000000',
    });
    expect(codesOf(reply.body)).toEqual(['organisationUnknown /organisationId']);
  });

  it('has a name of two characters at least, without the spaces around it', async () => {
    const administrator = await world.person('administrator');
    const { id: organisationId } = await world.body('promoter');
    const input = { email: 'corta@prova.test', role: 'operator', organisationId };
    const invited = await administrator.post<Refusal>('/users', { ...input, name: ' a ' });
    const operator = await world.person('operator');
    const changed = await administrator.patch<Refusal>(`/users/${operator.id}`, { name: 'b ' }, version(1));
    const own = await operator.patch<Refusal>('/account', { name: ' c' });
    for (const { status, body } of [invited, changed, own]) {
      expect(status).toBe(422);
      expect(codesOf(body)).toEqual(['nameTooShort /name']);
    }
  });

  it('who does not exist is not there', async () => {
    const administrator = await world.person('administrator');
    const nowhere = '/users/019aa3a0-0000-7000-8000-000000000000';
    expect((await administrator.get(nowhere)).status).toBe(404);
    expect((await administrator.patch(nowhere, { name: 'Chi Sa' }, version(1))).status).toBe(404);
    expect((await administrator.post(`${nowhere}/invitations`)).status).toBe(404);
  });

  it('is found by name, address, role and body, page by page', async () => {
    const administrator = await world.person('administrator');
    const { id: organisationId } = await world.body('promoter');
    const names = ['Àlba Rossi', 'alba verdi', 'ALBA_BIANCHI', 'Zoe Neri'];
    for (const name of names) await world.person('operator', { organisationId, name });
    const namesOf = async (query: string) =>
      (
        await administrator.get<{ items: { name: string }[] }>(
          `/users?organisationId=${organisationId}&${query}`,
        )
      ).body.items
        .map(({ name }) => name)
        .sort();
    expect(await namesOf('q=alba')).toEqual(['ALBA_BIANCHI', 'alba verdi']);
    expect(await namesOf('q=_')).toEqual(['ALBA_BIANCHI']);
    expect(await namesOf('role=mediator')).toEqual([]);
    const read: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { items, nextCursor }: { items: { name: string }[]; nextCursor: string | null } = (
        await administrator.get<{ items: { name: string }[]; nextCursor: string | null }>(
          `/users?organisationId=${organisationId}&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`,
        )
      ).body;
      read.push(...items.map(({ name }) => name));
      cursor = nextCursor;
    }
    expect(read.sort()).toEqual([...names].sort());
  });

  it('changes the own name and language, and nothing else of the account', async () => {
    const operator = await world.person('operator');
    const changed = await operator.patch('/account', { name: 'Nuovo Nome', language: 'en' });
    expect(changed.body).toMatchObject({ name: 'Nuovo Nome', language: 'en', role: 'operator' });
    expect((await operator.patch('/account', { role: 'administrator' })).status).toBe(400);
  });
});
