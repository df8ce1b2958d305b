import { fundProgramme } from '../../src/modules/budgets/index.ts';
import { accrueDowry, commitDowry, holderIdOf, post, reserveDowry } from '../../src/modules/ledger/index.ts';
import { newId } from '../../src/platform/id.ts';
import { Problem } from '../../src/platform/problem.ts';
import { editionOf, readyPersons, requestedDowries } from '../../test/builders/dowries.ts';
import { giveDistrict, makeDistrict } from '../../test/money.ts';
import { insist, type Request, type Sender } from './client.ts';
import { centTo } from './load.ts';
import { makeKey, type Stage } from './stage.ts';

/** One attempt to take a share of something; resolves to the status of its last answer. */
export type Attempt = () => Promise<number>;

export interface Contest {
  stage: Stage;
  sender: Sender;
  /** How many want a share, and for how many there is one. */
  requests: number;
  room: number;
  /** Told of each try's status. */
  tell(status: number): void;
}

const asking = ({ sender, tell }: Contest, request: Request): Attempt => {
  const asked = { ...request, key: newId() };
  return async () => (await insist(sender, asked, { tell })).status;
};

/** Allocations of a cent, on a programme that has as many cents as there is room. */
export async function onProgramme(contest: Contest): Promise<Attempt[]> {
  const { stage, requests, room } = contest;
  await emptyProgramme(stage);
  await fundProgramme(stage.system, { ...stage.fund, amountCents: room, actReference: 'Gara' });
  const [districtId = ''] = stage.districtIds;
  const { secret } = stage.authority;
  return Array.from({ length: requests }, () =>
    asking(contest, { path: '/budgets/allocations', secret, body: centTo(stage, districtId) }),
  );
}

async function emptyProgramme({ sql, system, fund, districtIds: [districtId = ''] }: Stage): Promise<void> {
  const programmeId = holderIdOf({ kind: 'programmeFund', ...fund });
  const [row] = await sql<{ cents: number }>(
    'select available_cents::float8 as cents from ledger_holders where id = $1',
    [programmeId],
  );
  if (!row || row.cents === 0) return;
  const place = (holderId: string) => ({ holderId, stage: 'available' as const });
  const to = place(holderIdOf({ kind: 'districtFund', ...fund, districtId }));
  await system.transaction((tx) =>
    post(tx, {
      kind: 'allocate',
      idempotencyKey: `empty-${newId()}`,
      effectiveOn: system.clock.today(),
      moves: [{ from: place(programmeId), to, amountCents: row.cents }],
    }),
  );
}

/** Clearances of doti, in a district that has money for as many as there is room. */
export async function onDistrict(contest: Contest): Promise<Attempt[]> {
  const { stage, requests, room } = contest;
  const edition = editionOf('percorsi-4');
  const districtId = await makeDistrict(stage);
  for (const { fundId, amountCents } of edition.variants[0].components)
    await giveDistrict(
      stage.system,
      { editionId: edition.id, fundId: fundId.value, districtId },
      amountCents.value * room,
    );
  const operator = await makeKey(stage.system, 'operator');
  const given = { operator, districtId, editionId: edition.id };
  const waiting = await requestedDowries(stage, await readyPersons(stage, requests, given), given);
  const headers = { 'if-match': '"1"' };
  const officers = await Promise.all(Array.from({ length: 8 }, () => makeKey(stage.system, 'authority')));
  return waiting.map((id, at) => {
    const { secret } = officers[at % officers.length] ?? stage.authority;
    return asking(contest, { path: `/dowries/${id}/clearance`, secret, headers });
  });
}

/** Timesheets of a cent, on the line of a dowry that has as many cents as there is room. */
export async function onComponent({ stage, requests, room }: Contest): Promise<Attempt[]> {
  const { system, fund, districtIds } = stage;
  const dowryId = newId();
  const component = 'operatorServices' as const;
  const reservation = {
    dowryId,
    editionId: fund.editionId,
    districtId: districtIds[0] ?? '',
    organisationId: stage.authority.organisationId,
    components: [{ component, fundId: fund.fundId, amountCents: room }],
  };
  await system.transaction((tx) => reserveDowry(tx, system, reservation));
  await system.transaction((tx) => commitDowry(tx, system, { dowryId }));
  return Array.from({ length: requests }, () => async () => {
    const fact = { kind: 'timesheet' as const, timesheetId: newId(), minutes: 60 };
    const lines = [{ component, amountCents: 1 }];
    return system
      .transaction((tx) => accrueDowry(tx, system, { dowryId, fact, lines }))
      .then(
        () => 201,
        (error: unknown) => (error instanceof Problem ? error.kind.status : 500),
      );
  });
}
