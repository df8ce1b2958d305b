import { beforeAll, describe, expect, it } from 'vitest';
import { onVersion, openedCaseFile } from '../../../test/builders/case-files.ts';
import { type ReadyPerson, readyPersons, requestedDowries } from '../../../test/builders/dowries.ts';
import { makeDistrict } from '../../../test/money.ts';
import { type Caller, useWorld } from '../../../test/world.ts';
import type { CaseFile, CaseFileSummary } from './schemas/case-file.ts';
import type { RestrictedData } from './schemas/inputs.ts';
import type { CaseFileMatch } from './schemas/search.ts';

const world = useWorld();

let authority: Caller;
let asked: ReadyPerson;
let unasked: ReadyPerson;
beforeAll(async () => {
  const operator = await world.person('operator');
  authority = await world.as('authority');
  const given = { operator, districtId: await makeDistrict(world) };
  const [first, second] = await readyPersons(world, 2, given);
  if (!first || !second) throw new Error('no persons were made');
  [asked, unasked] = [first, second];
  await requestedDowries(world, [asked], given);
  await openedCaseFile(operator);
});

describe('an authority', () => {
  it('sees the files of people for whom a dowry was asked, and no other', async () => {
    expect((await authority.get(`/case-files/${asked.caseFileId}`)).status).toBe(200);
    expect((await authority.get(`/case-files/${asked.caseFileId}/timeline`)).status).toBe(200);
    expect((await authority.get(`/case-files/${unasked.caseFileId}`)).status).toBe(404);
    expect((await authority.get(`/case-files/${unasked.caseFileId}/timeline`)).status).toBe(404);
    const list = await authority.get<{ items: CaseFileSummary[] }>('/case-files');
    expect(list.body.items.map(({ id }) => id)).toEqual([asked.caseFileId]);
  });

  it('finds only them, by name as by birth date', async () => {
    for (const question of [{ q: 'prova' }, { familyName: 'Prova' }]) {
      const found = await authority.post<{ items: CaseFileMatch[] }>('/case-file-searches', question);
      expect(found.body.items.map(({ caseFile }) => caseFile.id)).toEqual([asked.caseFileId]);
    }
  });

  it('has what is masked revealed, with a trace, and writes nothing', async () => {
    const masked = await authority.get<CaseFile>(`/case-files/${asked.caseFileId}`);
    expect(masked.body.stayPermits[0]?.kind).toBe('restricted');
    const place = `/case-files/${asked.caseFileId}/reveals`;
    const shown = await authority.post<RestrictedData>(place, { reason: 'check' });
    expect(shown.body.stayPermits[0]?.kind).toBe('refugee');
    const other = await authority.post(`/case-files/${unasked.caseFileId}/reveals`, { reason: 'check' });
    expect(other.status).toBe(404);
    const change = await authority.patch(`/case-files/${asked.caseFileId}`, { phone: null }, onVersion(1));
    expect(change.status).toBe(403);
    const entries = await world.sql(
      "select actor_role from audit_entries where action = 'caseFile.revealed' and subject_id = $1",
      [asked.caseFileId],
    );
    expect(entries).toEqual([{ actor_role: 'authority' }]);
  });
});
