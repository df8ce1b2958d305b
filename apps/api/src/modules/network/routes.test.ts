import { describe, expect, it } from 'vitest';
import { addedBody, freshVatNumber } from '../../../test/builders/network.ts';
import { useWorld } from '../../../test/world.ts';
import type { Accreditation } from './accreditation-schemas.ts';
import type { Organisation, OrganisationRow } from './schemas.ts';
import type { Seat } from './seat-schemas.ts';

const world = useWorld();

type Refusal = { type: string; violations: { code: string; pointer: string }[] };
const codesOf = (body: Refusal) => body.violations.map(({ code, pointer }) => `${code} ${pointer}`);
const version = (number: number) => ({ 'if-match': `"${number}"` });
const seat = { address: 'Via Roma 12', postalCode: '04010', municipalityIstatCode: '059006' };

describe('bodies', () => {
  it('are entered by an administrator or the authority and known to every role', async () => {
    for (const role of ['administrator', 'authority'] as const) {
      const body = await addedBody(await world.as(role), { name: `Ente di ${role}` });
      for (const reader of ['operator', 'coordinator', 'auditor', 'mediator'] as const) {
        const reply = await (await world.as(reader)).get<Organisation>(`/organisations/${body.id}`);
        expect(reply.body).toMatchObject({ id: body.id, seats: [], accreditations: [], host: null });
        expect(reply.etag).toBe('"1"');
      }
    }
  });

  it('are not entered by other roles, nor by a key without the scope', async () => {
    const input = { kind: 'promoter', name: 'Altro', vatNumber: freshVatNumber() };
    for (const role of ['operator', 'coordinator', 'auditor', 'mediator'] as const)
      expect((await (await world.as(role)).post('/organisations', input)).status).toBe(403);
    const key = await world.key('authority', { scopes: ['organisations:read'] });
    expect((await key.post('/organisations', input)).status).toBe(403);
    expect((await key.get('/organisations')).status).toBe(200);
  });

  it('have a name of two characters at least, without the spaces around it', async () => {
    const authority = await world.as('authority');
    const input = { kind: 'promoter', name: ' a ', vatNumber: freshVatNumber() };
    const added = await authority.post<Refusal>('/organisations', input);
    expect(codesOf(added.body)).toEqual(['nameTooShort /name']);
    const { id } = await addedBody(authority);
    const changed = await authority.patch<Refusal>(`/organisations/${id}`, { name: 'b ' }, version(1));
    expect(codesOf(changed.body)).toEqual(['nameTooShort /name']);
  });

  it('hear everything that is wrong with them', async () => {
    const authority = await world.as('authority');
    const reply = await authority.post<Refusal>('/organisations', {
      kind: 'host',
      name: 'Albergo',
      vatNumber: '00743110158',
    });
    expect(reply.status).toBe(422);
    expect(reply.body.type).toBe('/problems/network/organisation-refused');
    expect(codesOf(reply.body)).toEqual(['vatNumberCheckDigit /vatNumber', 'hostDetailsMissing /host']);
  });

  it('have a VAT number that no other open body has', async () => {
    const authority = await world.as('authority');
    const vatNumber = freshVatNumber();
    const first = await addedBody(authority, { vatNumber: `IT ${vatNumber}` });
    expect(first.vatNumber).toBe(vatNumber);
    const input = { kind: 'promoter', name: 'Doppione', vatNumber };
    const second = await authority.post('/organisations', input);
    expect(second.status).toBe(409);
    expect(second.body.type).toBe('/problems/network/vat-number-taken');
    const closed = await authority.post(
      `/organisations/${first.id}/closure`,
      { closedOn: '2026-11-22' },
      version(1),
    );
    expect(closed.status).toBe(200);
    expect((await authority.post('/organisations', input)).status).toBe(201);
    const reopened = await authority.delete(`/organisations/${first.id}/closure`, undefined, version(2));
    expect(reopened.status).toBe(409);
  });

  it('say how many trainees they may have as hosts', async () => {
    const authority = await world.as('authority');
    const host = await addedBody(authority, {
      kind: 'host',
      name: 'Albergo Belvedere',
      host: { sector: 'hospitality', atecoCode: '55.10', employees: 14 },
    });
    expect(host.host).toEqual({ sector: 'hospitality', atecoCode: '55.10', employees: 14, traineesMax: 2 });
    const grown = await authority.patch<Organisation>(
      `/organisations/${host.id}`,
      { host: { sector: 'hospitality', employees: 41 } },
      version(1),
    );
    expect(grown.body.host).toEqual({
      sector: 'hospitality',
      atecoCode: null,
      employees: 41,
      traineesMax: 5,
    });
  });

  it('change field by field, from the version that was seen', async () => {
    const authority = await world.as('authority');
    const body = await addedBody(authority, { email: 'Segreteria@Ponte.test', phone: '06 9660001' });
    expect(body.email).toBe('segreteria@ponte.test');
    const address = `/organisations/${body.id}`;
    expect((await authority.patch(address, { name: 'Altro' })).status).toBe(428);
    const changed = await authority.patch<Organisation>(address, { name: 'Altro', phone: null }, version(1));
    expect(changed.body).toMatchObject({ name: 'Altro', phone: null, email: body.email, version: 2 });
    expect((await authority.patch(address, { name: 'Terzo' }, version(1))).status).toBe(412);
    const wrong = await authority.patch<Refusal>(address, { vatNumber: null }, version(2));
    expect(codesOf(wrong.body)).toEqual(['identifierMissing /vatNumber']);
  });

  it('that do not exist are not there', async () => {
    const authority = await world.as('authority');
    const nowhere = '/organisations/019aa3a0-1111-7000-8000-0000000000ff';
    expect((await authority.get(nowhere)).status).toBe(404);
    expect((await authority.patch(nowhere, { name: 'Altro' }, version(1))).status).toBe(404);
    expect((await authority.post(`${nowhere}/seats`, seat)).status).toBe(404);
  });

  it('leave a trace of who entered and changed them', async () => {
    const authority = await world.as('authority');
    const body = await addedBody(authority);
    await authority.patch(`/organisations/${body.id}`, { name: 'Altro' }, version(1));
    const entries = await world.sql(
      'select action, actor_id, details from audit_entries where entity_id = $1 order by id',
      [body.id],
    );
    expect(entries).toEqual([
      { action: 'organisation.added', actor_id: authority.id, details: { kind: 'promoter' } },
      { action: 'organisation.changed', actor_id: authority.id, details: { fields: ['name'] } },
    ]);
  });
});

describe('the list of bodies', () => {
  it('is searched by name or code, filtered, and read page by page without losing one', async () => {
    const authority = await world.as('authority');
    const vatNumber = freshVatNumber();
    const found = await addedBody(authority, { name: 'Zeta 100% Lavoro', vatNumber });
    await addedBody(authority, { name: 'Zeta 100x Lavoro' });
    const ids = async (query: string) =>
      (await authority.get<{ items: OrganisationRow[] }>(`/organisations?${query}`)).body.items.map(
        ({ id }) => id,
      );
    expect(await ids(`q=${encodeURIComponent('100%')}`)).toEqual([found.id]);
    expect(await ids(`q=${vatNumber.slice(0, 9)}`)).toEqual([found.id]);
    expect(await ids('q=zeta&kind=school')).toEqual([]);
    expect(await ids('q=zeta&state=closed')).toEqual([]);
    const all = await ids('limit=100');
    const read: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { items, nextCursor }: { items: OrganisationRow[]; nextCursor: string | null } = (
        await authority.get<{ items: OrganisationRow[]; nextCursor: string | null }>(
          `/organisations?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`,
        )
      ).body;
      read.push(...items.map(({ id }) => id));
      cursor = nextCursor;
    }
    expect(read).toEqual(all);
  });

  it('shows where the main seat is and what holds today', async () => {
    const authority = await world.as('authority');
    const body = await addedBody(authority, { name: 'Accreditata Oggi' });
    const address = `/organisations/${body.id}`;
    await authority.post(`${address}/seats`, seat);
    const until = (validFrom: string, validTo: string, kind: string) =>
      authority.post(`${address}/accreditations`, {
        kind,
        regionCode: '12',
        number: 'N. 1',
        validFrom,
        validTo,
      });
    await until('2026-01-01', '2026-11-22', 'employmentServices');
    await until('2025-01-01', '2026-11-21', 'training');
    const row = (query: string) =>
      authority.get<{ items: OrganisationRow[] }>(`/organisations?q=accreditata&${query}`);
    expect((await row('accreditation=employmentServices&provinceCode=LT')).body.items).toMatchObject([
      {
        id: body.id,
        mainSeat: { istatCode: '059006', name: 'Cori', provinceCode: 'LT' },
        accreditations: ['employmentServices'],
      },
    ]);
    expect((await row('accreditation=training')).body.items).toEqual([]);
    expect((await row('provinceCode=CR')).body.items).toEqual([]);
  });
});

describe('seats', () => {
  it('have one main seat, the first until another takes its place', async () => {
    const authority = await world.as('authority');
    const { id } = await addedBody(authority);
    const first = await authority.post<Seat>(`/organisations/${id}/seats`, seat);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ main: true, municipality: { name: 'Cori' }, phone: null });
    const second = await authority.post<Seat>(`/organisations/${id}/seats`, { ...seat, address: 'Via Po 1' });
    expect(second.body.main).toBe(false);
    const moved = await authority.patch<Seat>(
      `/organisations/${id}/seats/${second.body.id}`,
      { main: true, phone: '06 1234567' },
      version(1),
    );
    expect(moved.body).toMatchObject({ main: true, phone: '06 1234567', version: 2 });
    const { seats } = (await authority.get<Organisation>(`/organisations/${id}`)).body;
    expect(seats.map(({ main, address }) => [address, main])).toEqual([
      ['Via Po 1', true],
      ['Via Roma 12', false],
    ]);
  });

  it('refuse a municipality that does not exist and the loss of the main seat', async () => {
    const authority = await world.as('authority');
    const { id } = await addedBody(authority);
    const unknown = await authority.post<Refusal>(`/organisations/${id}/seats`, {
      ...seat,
      municipalityIstatCode: '999999',
    });
    expect(unknown.status).toBe(422);
    expect(codesOf(unknown.body)).toEqual(['municipalityUnknown /municipalityIstatCode']);
    const main = await authority.post<Seat>(`/organisations/${id}/seats`, seat);
    const address = `/organisations/${id}/seats/${main.body.id}`;
    const refused = await authority.patch<Refusal>(address, { closedOn: '2026-11-20' }, version(1));
    expect(codesOf(refused.body)).toEqual(['mainSeatNeeded /closedOn']);
    expect((await authority.patch(address, { phone: null })).status).toBe(428);
    expect((await authority.patch(address, { phone: null }, version(7))).status).toBe(412);
    const elsewhere = await addedBody(authority);
    const foreign = `/organisations/${elsewhere.id}/seats/${main.body.id}`;
    expect((await authority.patch(foreign, { phone: null }, version(1))).status).toBe(404);
  });
});

describe('accreditations', () => {
  const input = {
    kind: 'employmentServices',
    regionCode: '12',
    number: 'DGR 198/2014',
    validFrom: '2026-01-01',
  };

  it('do not overlap for one kind and territory', async () => {
    const authority = await world.as('authority');
    const { id } = await addedBody(authority);
    const address = `/organisations/${id}/accreditations`;
    const first = await authority.post<Accreditation>(address, { ...input, validTo: '2026-12-31' });
    expect(first.status).toBe(201);
    expect(first.body.current).toBe(true);
    const again = await authority.post<Refusal>(address, { ...input, validFrom: '2026-12-31' });
    expect(again.status).toBe(422);
    expect(codesOf(again.body)).toEqual(['accreditationOverlaps /validFrom']);
    expect((await authority.post(address, { ...input, regionCode: '03' })).status).toBe(201);
    expect((await authority.post(address, { ...input, kind: 'training' })).status).toBe(201);
    const next = await authority.post<Accreditation>(address, { ...input, validFrom: '2027-01-01' });
    expect(next.body.current).toBe(false);
    const stretched = await authority.patch<Refusal>(
      `${address}/${first.body.id}`,
      { validTo: null },
      version(1),
    );
    expect(codesOf(stretched.body)).toEqual(['accreditationOverlaps /validFrom']);
    const ended = await authority.patch<Accreditation>(
      `${address}/${first.body.id}`,
      { validTo: '2026-11-21' },
      version(1),
    );
    expect(ended.body).toMatchObject({ validTo: '2026-11-21', current: false, version: 2 });
  });

  it('are refused by the database too when two arrive at once', async () => {
    const authority = await world.as('authority');
    const { id } = await addedBody(authority);
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => authority.post(`/organisations/${id}/accreditations`, input)),
    );
    const statuses = replies.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.every((status) => [201, 409, 422].includes(status))).toBe(true);
  });

  it('name a region that exists and days in order', async () => {
    const authority = await world.as('authority');
    const { id } = await addedBody(authority);
    const reply = await authority.post<Refusal>(`/organisations/${id}/accreditations`, {
      ...input,
      regionCode: '99',
      validTo: '2025-01-01',
    });
    expect(codesOf(reply.body)).toEqual(['regionUnknown /regionCode', 'periodReversed /validTo']);
  });
});
