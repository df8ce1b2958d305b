import { beforeAll, describe, expect, it } from 'vitest';
import { onVersion, openedCaseFile } from '../../../test/builders/case-files.ts';
import { type Caller, day, useWorld } from '../../../test/world.ts';
import type { CaseFile } from './schemas/case-file.ts';
import type { RestrictedData } from './schemas/inputs.ts';
import type { TimelineEntry } from './schemas/search.ts';

const world = useWorld({ today: '2026-11-22' });

let operator: Caller;
let file: CaseFile;
beforeAll(async () => {
  operator = await world.person('operator', { name: 'Chiara Rossi' });
  file = await openedCaseFile(operator, {
    stayPermits: [
      {
        kind: 'asylumRequest',
        number: 'A1',
        validUntil: day('2027-03-01'),
        asylumLodgedOn: day('2026-02-01'),
        note: 'Commissione di Roma',
      },
      { kind: 'study', number: 'B2', validUntil: day('2026-03-01'), note: 'Corso di italiano' },
    ],
  });
});

const timeline = (who: Caller, query = '') =>
  who.get<{ items: TimelineEntry[]; nextCursor: string | null }>(`/case-files/${file.id}/timeline${query}`);
const reveal = (who: Caller) =>
  who.post<RestrictedData>(`/case-files/${file.id}/reveals`, { reason: 'eligibility' });

describe('restricted data', () => {
  it('is withheld where the kind alone tells too much, and the rest is shown', async () => {
    const { body } = await operator.get<CaseFile>(`/case-files/${file.id}`);
    expect(body).toMatchObject({ restricted: true, revealed: false });
    expect(body.stayPermits).toMatchObject([
      {
        kind: 'restricted',
        masked: true,
        number: 'A1',
        validUntil: '2027-03-01',
        asylumLodgedOn: null,
        note: null,
      },
      { kind: 'study', masked: false, number: 'B2', note: 'Corso di italiano' },
    ]);
    expect(JSON.stringify(body)).not.toContain('asylumRequest');
  });

  it('is shown to who asks and says why, for the rest of the day, and to nobody else', async () => {
    const reply = await reveal(operator);
    expect(reply.status).toBe(200);
    expect(reply.body.stayPermits[0]).toMatchObject({
      kind: 'asylumRequest',
      masked: false,
      asylumLodgedOn: '2026-02-01',
      note: 'Commissione di Roma',
    });
    const own = await operator.get<CaseFile>(`/case-files/${file.id}`);
    expect(own.body).toMatchObject({ revealed: true, stayPermits: [{ kind: 'asylumRequest' }, {}] });
    const colleague = await world.person('operator', { organisationId: operator.organisationId });
    const theirs = await colleague.get<CaseFile>(`/case-files/${file.id}`);
    expect(theirs.body).toMatchObject({ revealed: false, stayPermits: [{ kind: 'restricted' }, {}] });
    world.clock.set('2026-11-23T11:00:00Z');
    const tomorrow = await operator.get<CaseFile>(`/case-files/${file.id}`);
    expect(tomorrow.body.revealed).toBe(false);
    world.clock.set('2026-11-22T11:00:00Z');
  });

  it('leaves one trace a day for each person who looked, with the reason', async () => {
    await reveal(operator);
    await reveal(operator);
    const auditor = await world.as('auditor');
    expect((await reveal(auditor)).status).toBe(200);
    const entries = await world.sql<{ actor_id: string; details: unknown }>(
      "select actor_id, details from audit_entries where action = 'caseFile.revealed' and subject_id = $1 order by at",
      [file.id],
    );
    expect(entries).toEqual([
      { actor_id: operator.id, details: { reason: 'eligibility' } },
      { actor_id: auditor.id, details: { reason: 'eligibility' } },
    ]);
  });

  it('stays as it was when only the dates of a masked permit are corrected', async () => {
    const colleague = await world.person('operator', { organisationId: operator.organisationId });
    const place = `/case-files/${file.id}/stay-permits/${file.stayPermits[0]?.id}`;
    const changed = await colleague.patch<CaseFile>(place, { validUntil: '2027-06-01' }, onVersion(1));
    expect(changed.body.stayPermits[0]).toMatchObject({ kind: 'restricted', validUntil: '2027-06-01' });
    expect((await reveal(colleague)).body.stayPermits[0]).toMatchObject({
      kind: 'asylumRequest',
      note: 'Commissione di Roma',
      validUntil: '2027-06-01',
    });
  });

  it('is not shown to a role that may not', async () => {
    for (const role of ['coordinator', 'administrator', 'mediator'] as const)
      expect((await reveal(await world.as(role))).status).toBe(403);
  });
});

describe('the timeline', () => {
  it('tells who did what, newest first, with the names of the fields and no value', async () => {
    const own = await openedCaseFile(operator);
    await operator.patch(`/case-files/${own.id}`, { phone: '+39 320 7654321' }, onVersion(1));
    await operator.post(`/case-files/${own.id}/service-pacts`, { signedOn: '2026-11-02' }, onVersion(2));
    const reply = await operator.get<{ items: TimelineEntry[] }>(`/case-files/${own.id}/timeline`);
    expect(reply.body.items.map(({ action, text, fields }) => ({ action, text, fields }))).toEqual([
      { action: 'servicePact.added', text: 'Patto di servizio aggiunto', fields: [] },
      { action: 'caseFile.changed', text: 'Dati della persona modificati', fields: ['phone'] },
      { action: 'caseFile.opened', text: 'Fascicolo aperto', fields: [] },
    ]);
    expect(reply.body.items[0]).toMatchObject({
      actorName: 'Chiara Rossi',
      actorKind: 'user',
      actorRole: 'operator',
    });
    expect(JSON.stringify(reply.body)).not.toContain('7654321');
  });

  it('is searched by the words of the act and by period, page by page', async () => {
    world.clock.set('2026-11-25T11:00:00Z');
    const { body: current } = await operator.get<CaseFile>(`/case-files/${file.id}`);
    await operator.post(
      `/case-files/${file.id}/work-declarations`,
      { declaredOn: '2026-11-24' },
      onVersion(current.version),
    );
    const actions = async (query: string) =>
      (await timeline(operator, query)).body.items.map(({ action }) => action);
    expect(await actions('?q=DID')).toEqual(['workDeclaration.added']);
    expect(await actions('?q=titolo%20modificato')).toEqual(['stayPermit.changed']);
    expect(await actions('?q=zzz')).toEqual([]);
    expect(await actions('?from=2026-11-25&until=2026-11-25')).toEqual(['workDeclaration.added']);
    expect(await actions('?until=2026-11-24')).not.toContain('workDeclaration.added');
    expect(await actions('?from=0001-01-01&until=9999-12-31')).toContain('workDeclaration.added');
    const first = await timeline(operator, '?limit=1');
    const second = await timeline(operator, `?limit=1&cursor=${first.body.nextCursor}`);
    expect(second.body.items[0]?.id).not.toBe(first.body.items[0]?.id);
    const english = await operator.get<{ items: TimelineEntry[] }>(
      `/case-files/${file.id}/timeline?q=DID`,
      undefined,
      {
        'accept-language': 'en',
      },
    );
    expect(english.body.items[0]?.text).toBe('Work declaration (DID) added');
  });
});

it('restricted data is never in an answer that is kept to be replayed', async () => {
  const lodged = {
    kind: 'asylumRequest',
    number: 'A3',
    validUntil: '2027-05-01',
    asylumLodgedOn: '2026-03-01',
  };
  const before = await operator.get<CaseFile>(`/case-files/${file.id}`);
  expect((await reveal(operator)).status).toBe(200);
  const send = () =>
    operator.post<CaseFile>(`/case-files/${file.id}/stay-permits`, lodged, {
      'if-match': before.etag,
      'idempotency-key': 'permesso-svelato',
    });
  const first = await send();
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({ restricted: true, revealed: false });
  expect(JSON.stringify(first.body)).not.toContain('asylumRequest');
  world.clock.set('2026-11-23T11:00:00Z');
  const replayed = await send();
  world.clock.set('2026-11-22T11:00:00Z');
  expect(replayed.headers['idempotency-replayed']).toBe('true');
  expect(replayed.body).toEqual(first.body);
  const kept = await world.sql('select body from idempotency_outcomes where key = $1', ['permesso-svelato']);
  expect(JSON.stringify(kept)).not.toContain('asylumRequest');
  const now = await operator.get<CaseFile>(`/case-files/${file.id}`);
  expect(now.body).toMatchObject({ revealed: true });
});
