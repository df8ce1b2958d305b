import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { crowd, districtFund, pick, useCrowd } from '../../../test/crowd.ts';
import { useWorld } from '../../../test/world.ts';
import { newId } from '../../platform/id.ts';
import { holderIdOf, type Posting, post } from './index.ts';

const world = useWorld({ connections: 20 });
const { editionId, fundId, components, dowryCents } = crowd;
const people = useCrowd(world);
describe('postings of many moves over the same holders, in any order', () => {
  it('never wait for each other in a circle', async () => {
    const districtIds = await Promise.all(
      Array.from({ length: 5 }, () => people.fundedDistrict(1_000 * dowryCents)),
    );
    const random = randomFrom(20_261_122);
    const dowries = Array.from({ length: 60 }, (_, number) => ({
      dowryId: newId(),
      districtId: pick(districtIds, number),
    }));
    const stage = { dowries, districtIds };
    for (const { dowryId, districtId } of dowries)
      await people.authority.transaction((tx) =>
        post(
          tx,
          opening({
            dowryId,
            districtId,
            organisationId: pick(people.organisationIds, districtIds.indexOf(districtId)),
          }),
        ),
      );
    const postings = Array.from({ length: 200 }, () => batch(random, stage));
    const outcomes: string[] = [];
    await Promise.all(
      Array.from({ length: 16 }, async () => {
        for (let posting = postings.shift(); posting; posting = postings.shift()) {
          const asked = posting;
          outcomes.push(
            await people.authority
              .transaction((tx) => post(tx, asked))
              .then(({ outcome }) => outcome, faultOf),
          );
        }
      }),
    );
    expect(outcomes).toHaveLength(200);
    expect(outcomes.filter((outcome) => outcome !== 'applied' && outcome !== 'rejected')).toEqual([]);
  }, 60_000);

  it('do wait in a circle when each locks as it comes: the control', async () => {
    await world.sql('create table naive_holders (id int primary key, cents bigint not null)');
    await world.sql('insert into naive_holders values (1, 0), (2, 0)');
    const [one, two] = [new pg.Client(world.ownerUrl), new pg.Client(world.ownerUrl)];
    await Promise.all([one.connect(), two.connect()]);
    const add = (client: pg.Client, id: number) =>
      client.query('update naive_holders set cents = cents + 1 where id = $1', [id]);
    await Promise.all([one.query('begin'), two.query('begin')]);
    await Promise.all([add(one, 1), add(two, 2)]);
    const crossed = await Promise.allSettled([add(one, 2), add(two, 1)]);
    await Promise.all([one.end(), two.end()]);
    expect(crossed.filter((answer) => answer.status === 'rejected').map(({ reason }) => reason.code)).toEqual(
      ['40P01'],
    );
  });
});

const faultOf = (error: unknown) => (error instanceof Error ? String(error.cause ?? error.message) : 'fault');

/** The same numbers each time, between 0 and 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

interface BatchStage {
  dowries: readonly { dowryId: string; districtId: string }[];
  districtIds: readonly string[];
}

/** The first reservation of a dowry, of a few cents, so that later postings find its lines. */
function opening(dowry: { dowryId: string; districtId: string; organisationId: string }): Posting {
  const fund = districtFund(dowry.districtId);
  return {
    kind: 'reserve',
    idempotencyKey: newId(),
    effectiveOn: world.clock.today(),
    opens: components.map((component) => ({ ...dowry, component, fund })),
    moves: components.map((component) => ({
      from: { holderId: holderIdOf(fund), stage: 'available' },
      to: { holderId: holderIdOf({ ...dowry, kind: 'doteComponent', component }), stage: 'reserved' },
      amountCents: 5,
    })),
  };
}

/** A posting of 2 to 12 moves over holders drawn and ordered at random. */
function batch(random: () => number, { dowries, districtIds }: BatchStage): Posting {
  const count = 2 + Math.floor(random() * 11);
  const draw = <Value>(values: readonly Value[]) => pick(values, Math.floor(random() * values.length));
  const base = { idempotencyKey: newId(), effectiveOn: world.clock.today() };
  const available = (holderId: string) => ({ holderId, stage: 'available' as const });
  if (random() < 0.2) {
    const programme = available(holderIdOf({ kind: 'programmeFund', editionId, fundId }));
    const moves = Array.from({ length: count }, () => ({
      from: programme,
      to: available(holderIdOf(districtFund(draw(districtIds)))),
      amountCents: 1,
    }));
    return { ...base, kind: 'allocate', moves };
  }
  const kind = random() < 0.4 ? 'release' : 'reserve';
  const lines = Array.from({ length: count }, () => ({ ...draw(dowries), component: draw(components) }));
  const moves = lines.map(({ dowryId, districtId, component }) => {
    const line = {
      holderId: holderIdOf({ kind: 'doteComponent', dowryId, component }),
      stage: 'reserved' as const,
    };
    const fund = available(holderIdOf(districtFund(districtId)));
    return kind === 'reserve'
      ? { from: fund, to: line, amountCents: 3 }
      : { from: line, to: fund, amountCents: 1 };
  });
  return { ...base, kind, moves };
}
