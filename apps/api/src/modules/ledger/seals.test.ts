import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { centPosting, useLedgerStage } from '../../../test/ledger-stage.ts';
import { contextAs, expectProvenLedger, giveDistrict } from '../../../test/money.ts';
import { useSealing } from '../../../test/sealing.ts';
import { useWorld } from '../../../test/world.ts';
import { post, sealLedger, sealsInFile } from './index.ts';
import type { LedgerProof, LedgerSeal } from './seal-schemas.ts';
import { inclusionFaultsOf, readProof } from './seals/inclusion.ts';
import { isSealWhole, sealKeyOf } from './seals/key.ts';
import { inclusionPath, merkleRoot, rootOfInclusion, sha256 } from './seals/merkle.ts';

const world = useWorld({ connections: 16 });
const stage = useLedgerStage(world);
const { folder, key, file, sealed } = useSealing(world);
const someCent = () =>
  giveDistrict(
    stage.authority,
    { editionId: 'puoi-2022', fundId: 'fse-pon-inclusione', districtId: stage.districtIds[0] },
    1,
  );

describe('a Merkle tree', () => {
  const leavesOf = (count: number) =>
    Array.from({ length: count }, (_, at) => sha256(Buffer.from(`leaf ${at}`)));

  it('has the roots of RFC 6962', () => {
    // the test vectors of the certificate transparency project: leaves "", 00, 10, 2021, 3031, 40414243, …
    const inputs = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ];
    const leaves = inputs.map((hex) => sha256(Buffer.concat([Buffer.from([0]), Buffer.from(hex, 'hex')])));
    const roots = [1, 2, 3, 8].map((count) => merkleRoot(leaves.slice(0, count)).toString('hex'));
    expect(roots).toEqual([
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ]);
  });

  it('leads from every leaf to its root, and from no other place or leaf', () => {
    const property = fc.property(fc.integer({ min: 1, max: 70 }), fc.nat({ max: 69 }), (count, at) => {
      const leaves = leavesOf(count);
      const index = at % count;
      const path_ = inclusionPath(leaves, index);
      const leaf = leaves[index] ?? Buffer.alloc(32);
      const root = merkleRoot(leaves);
      expect(rootOfInclusion({ leaf, index, count, path: path_ })).toEqual(root);
      for (const wrong of [
        { leaf: sha256(leaf), index, count, path: path_ },
        { leaf, index, count, path: [...path_, leaf] },
        { leaf, index: index + 1, count, path: path_ },
      ])
        if (count > 1) expect(rootOfInclusion(wrong)?.equals(root) ?? false).toBe(false);
    });
    fc.assert(property);
  });
});

describe('a seal', () => {
  it('covers everything that is finished once, follows the one before, is signed and stands in the file', async () => {
    await sealed();
    await someCent();
    await sealed();
    const seals = sealsInFile(file);
    expect(seals.length).toBeGreaterThanOrEqual(2);
    for (const [at, seal] of seals.entries()) {
      expect(isSealWhole(seal)).toBe(true);
      expect([seal.number, seal.previousHash, seal.publicKey]).toEqual([
        at + 1,
        seals[at - 1]?.hash ?? '00'.repeat(32),
        key.publicKey,
      ]);
    }
    const [counts] = await world.sql<{ leaves: number; transactions: number }>(
      'select (select count(*) from ledger_seal_leaves)::int as leaves, (select count(*) from ledger_transactions)::int as transactions',
    );
    expect(counts?.leaves).toBe(counts?.transactions);
    expect(await sealLedger(world.system, { key, file })).toBe(0);
  });

  it('leaves out what is under way, whatever was recorded after it, and has it in the next', async () => {
    await sealed();
    const slow = await world.database.pool.connect();
    try {
      await slow.query('begin');
      await slow.query('select pg_current_xact_id()');
      await someCent();
      expect(await sealLedger(world.system, { key, file })).toBe(0);
      await slow.query('commit');
    } finally {
      slow.release();
    }
    await sealed();
  });

  it('is made once when two seal at the same time, while others post', async () => {
    const posters = Array.from({ length: 6 }, async () => {
      for (let count = 0; count < 15; count++) await someCent();
    });
    const sealers = Array.from({ length: 3 }, async () => {
      for (let count = 0; count < 8; count++)
        await sealLedger(world.system, { key, file: path.join(folder, `other-${Math.random()}.jsonl`) });
    });
    await Promise.all([...posters, ...sealers]);
    await sealed();
    await expectProvenLedger(world);
  }, 60_000);

  it('is not made when the file has one that the database has not', async () => {
    const other = path.join(folder, 'ahead.jsonl');
    const [last] = sealsInFile(file).slice(-1);
    fs.writeFileSync(other, `${JSON.stringify({ ...last, number: 4000 })}\n`);
    await someCent();
    await expect(sealLedger(world.system, { key, file: other })).rejects.toThrow('seal 4000');
  });

  it('that was cut off in the file is written again', async () => {
    await sealed();
    const whole = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(file, whole.slice(0, -30));
    await someCent();
    await sealed();
    expect(fs.readFileSync(file, 'utf8').startsWith(whole)).toBe(true);
  });

  it('is made by the system alone', async () => {
    const attempt = contextAs(world, 'authority').transaction((tx) =>
      tx.execute('select * from app.ledger_leaves_to_seal(1)'),
    );
    await expect(attempt).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('asks for an Ed25519 key', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(() => sealKeyOf(privateKey)).toThrow('Ed25519');
    expect(fs.statSync(path.join(folder, 'seal-key.pem')).mode & 0o777).toBe(0o600);
  });
});

describe('the proof of a transaction', () => {
  let proof: LedgerProof;
  beforeAll(async () => {
    await sealed();
    const auditor = await world.as('auditor');
    const [row] = await world.sql<{ id: string }>(
      "select id from ledger_transactions where kind = 'reserve' limit 1",
    );
    const reply = await auditor.get<LedgerProof>(`/ledger/transactions/${row?.id}/proof`);
    expect(reply.status).toBe(200);
    proof = reply.body;
  });
  const faultsOf = (changed: unknown, trust = {}) => {
    const read = readProof(JSON.stringify(changed));
    return (
      read && inclusionFaultsOf(read, { publicKeys: [key.publicKey], seals: sealsInFile(file), ...trust })
    );
  };

  it('holds away from the database', () => {
    expect(faultsOf(proof)).toEqual([]);
    expect(proof.moves[0]).toMatchObject({ amountCents: 100_000, rule: 3 });
  });

  it('holds for every transaction, refusals too', async () => {
    const asked = centPosting(world, 'allocate', [
      [stage.programmeId, 'available'],
      [stage.fundOf(0), 'available'],
    ]);
    const moves = asked.moves.map((move) => ({ ...move, amountCents: 10 ** 9 }));
    await stage.authority.transaction((tx) =>
      post(tx, { ...asked, moves, evidence: { perché: 'prova “è”' } }),
    );
    await sealed();
    const auditor = await world.as('auditor');
    const rows = await world.sql<{ id: string }>(
      'select id from ledger_transactions order by id desc limit 40',
    );
    for (const { id } of rows) {
      const { body } = await auditor.get<LedgerProof>(`/ledger/transactions/${id}/proof`);
      expect([id, faultsOf(body)]).toEqual([id, []]);
    }
  });

  it.each([
    [
      'an amount',
      (p: LedgerProof) => ({ ...p, moves: p.moves.map((move) => ({ ...move, amountCents: 1 })) }),
    ],
    ['a day', (p: LedgerProof) => ({ ...p, transaction: { ...p.transaction, effectiveOn: '2026-01-01' } })],
    [
      'a microsecond',
      (p: LedgerProof) => ({
        ...p,
        transaction: {
          ...p.transaction,
          recordedAt: p.transaction.recordedAt.replace(/\dZ$/, (end) => `${(Number(end[0]) + 1) % 10}Z`),
        },
      }),
    ],
    ['an evidence', (p: LedgerProof) => ({ ...p, transaction: { ...p.transaction, evidence: '{}' } })],
    [
      'bytes moved to a neighbour',
      (p: LedgerProof) => ({
        ...p,
        transaction: {
          ...p.transaction,
          id: p.transaction.id.slice(0, -2),
          recordedBy: p.transaction.id.slice(-2) + p.transaction.recordedBy,
        },
      }),
    ],
    ['its place', (p: LedgerProof) => ({ ...p, index: p.index + 1 })],
  ])('does not hold with another content: %s', (_what, change) => {
    expect(faultsOf(change(proof))).toEqual(['wrongRoot']);
  });

  it('does not hold with a seal that was changed, signed by another or not in the file', () => {
    const other = sealKeyOf(generateKeyPairSync('ed25519').privateKey);
    expect(
      faultsOf({ ...proof, seal: { ...proof.seal, transactionCount: proof.seal.transactionCount + 1 } }),
    ).toContain('sealBroken');
    expect(faultsOf({ ...proof, seal: { ...proof.seal, signature: '00'.repeat(64) } })).toEqual([
      'sealBroken',
    ]);
    expect(faultsOf(proof, { publicKeys: [other.publicKey] })).toEqual(['unknownKey']);
    expect(faultsOf(proof, { seals: [] })).toEqual(['notInSealsFile']);
    for (const text of ['', '{}', '[]', 'null', JSON.stringify({ ...proof, moves: 'none' })])
      expect(readProof(text)).toBeNull();
  });

  it('comes after the next seal, and to nobody who does not see the transaction', async () => {
    await someCent();
    const [row] = await world.sql<{ id: string }>(
      'select id from ledger_transactions order by id desc limit 1',
    );
    const auditor = await world.as('auditor');
    const early = await auditor.get(`/ledger/transactions/${row?.id}/proof`);
    expect([early.status, early.body]).toMatchObject([409, { type: '/problems/ledger/not-sealed-yet' }]);
    const coordinator = await world.person('coordinator', { districtIds: [stage.districtIds[1]] });
    const [others] = await world.sql<{ id: string }>(
      'select id from ledger_transactions where dowry_id = $1',
      [stage.dowryIds[0]],
    );
    expect((await coordinator.get(`/ledger/transactions/${others?.id}/proof`)).status).toBe(404);
  });
});

describe('the list of seals', () => {
  it('is read page by page, the last first', async () => {
    const auditor = await world.as('auditor');
    const whole = await auditor.get<{ items: LedgerSeal[] }>('/ledger/seals?limit=100');
    const page = await auditor.get<{ items: LedgerSeal[]; nextCursor: string }>('/ledger/seals?limit=1');
    const rest = await auditor.get<{ items: LedgerSeal[] }>(
      `/ledger/seals?limit=99&cursor=${page.body.nextCursor}`,
    );
    expect([...page.body.items, ...rest.body.items]).toEqual(whole.body.items);
  });
});
