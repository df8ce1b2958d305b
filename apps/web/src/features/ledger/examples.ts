/** What the tests of the ledger answer with. */
import type { LedgerTransaction, MovePlace } from './queries.ts';

export const ids = {
  share: '019aa3a0-0001-8000-8000-000000000001',
  line: '019aa3a0-0002-8000-8000-000000000001',
  district: '019aa3a0-4444-7000-8000-000000000001',
  promoter: '019aa3a0-1111-7000-8000-000000000001',
  dowry: '019aa3a0-7777-7000-8000-000000000001',
  reader: '019aa3a0-2222-7000-8000-000000000001',
  other: '019aa3a0-2222-7000-8000-000000000002',
} as const;

const share: MovePlace = {
  holderId: ids.share,
  kind: 'districtFund',
  stage: 'available',
  editionId: 'puoi-plus-2024',
  fundId: 'fse-plus',
  districtId: ids.district,
  dowryId: null,
  component: 'none',
};
const line: MovePlace = {
  ...share,
  holderId: ids.line,
  kind: 'doteComponent',
  stage: 'reserved',
  dowryId: ids.dowry,
  component: 'traineeAllowance',
};

export const reservation: LedgerTransaction = {
  id: '019aa3a0-9999-7000-8000-000000000001',
  kind: 'reserve',
  outcome: 'applied',
  effectiveOn: '2026-11-20',
  originalOn: null,
  recordedAt: '2026-11-20T09:00:00.000Z',
  recordedById: ids.other,
  recordedByName: 'Anna Conti',
  editionId: 'puoi-plus-2024',
  districtId: ids.district,
  promoterId: ids.promoter,
  dowryId: ids.dowry,
  reversesId: null,
  reversedById: null,
  sealNumber: null,
  businessKey: `dote:${ids.dowry}`,
  evidence: [{ name: 'dowryId', value: ids.dowry }],
  amountCents: 337_500,
  moves: [{ position: 1, from: share, to: line, amountCents: 337_500, fromVersion: 2, toVersion: 1 }],
  shortfalls: [],
  version: 1,
};

export const release: LedgerTransaction = {
  ...reservation,
  id: '019aa3a0-9999-7000-8000-000000000002',
  kind: 'release',
  recordedAt: '2026-11-21T09:00:00.000Z',
  effectiveOn: '2026-11-21',
  amountCents: 100_000,
  moves: [{ position: 1, from: line, to: share, amountCents: 100_000, fromVersion: 2, toVersion: 3 }],
};

export const refused: LedgerTransaction = {
  ...reservation,
  id: '019aa3a0-9999-7000-8000-000000000003',
  outcome: 'rejected',
  amountCents: 0,
  moves: [],
  shortfalls: [{ holderId: ids.share, stage: 'available', heldCents: 1_000, missingCents: 336_500 }],
};

export const pageOf = (items: readonly unknown[], nextCursor: string | null = null) => ({
  body: { items, nextCursor, limit: 100 },
});
