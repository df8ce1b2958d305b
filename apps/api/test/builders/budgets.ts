import type { CivilDate } from '@approdo/shared/dates';
import {
  accrueDowry,
  claimRecovery,
  commitDowry,
  orderPayment,
  recordPayment,
  recordRecovered,
  reserveDowry,
} from '../../src/modules/ledger/index.ts';
import type { Context } from '../../src/platform/context.ts';
import type { Tx } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/id.ts';

/** PUOI 2022: one fund pays everything. */
export const puoi2022 = { editionId: 'puoi-2022', fundId: 'fse-pon-inclusione' } as const;

export interface DowryPlace {
  districtId: string;
  organisationId: string;
  effectiveOn?: CivilDate;
}

/** Reserves one dowry of PUOI 2022 for this promoter, below HTTP. */
export async function reservedDowry(ctx: Context, place: DowryPlace): Promise<string> {
  const dowryId = newId();
  const { fundId, editionId } = puoi2022;
  const components = [
    { component: 'operatorServices', fundId, amountCents: 234_000 },
    { component: 'traineeAllowance', fundId, amountCents: 300_000 },
    { component: 'hostTutoring', fundId, amountCents: 60_000 },
  ] as const;
  await ctx.transaction((tx) => reserveDowry(tx, ctx, { dowryId, editionId, ...place, components }));
  return dowryId;
}

/** How far the first month's allowance of a dowry goes. */
export type Progress = 'committed' | 'accrued' | 'ordered' | 'paid' | 'recoverable' | 'recovered';
const order: readonly Progress[] = ['committed', 'accrued', 'ordered', 'paid', 'recoverable', 'recovered'];
const month = '2026-09';
const allowance = { component: 'traineeAllowance', amountCents: 50_000 } as const;

/** Drives the dowry: the internship starts, then the first month's allowance goes as far as said, a posting a step. */
export async function drivenDowry(
  ctx: Context,
  dowryId: string,
  until: Progress,
  effectiveOn?: CivilDate,
): Promise<void> {
  const on = effectiveOn ? { effectiveOn } : {};
  const lines = [{ dowryId, ...allowance }];
  const orderId = newId();
  const recoveryId = newId();
  const steps: Record<Progress, (tx: Tx) => Promise<unknown>> = {
    committed: (tx) => commitDowry(tx, ctx, { dowryId, ...on }),
    accrued: (tx) =>
      accrueDowry(tx, ctx, { dowryId, fact: { kind: 'month', month }, lines: [allowance], ...on }),
    ordered: (tx) => orderPayment(tx, ctx, { orderId, lines, ...on }),
    paid: (tx) => recordPayment(tx, ctx, { orderId, bankReference: newId(), lines, ...on }),
    recoverable: (tx) => claimRecovery(tx, ctx, { recoveryId, reason: 'notDue', lines, ...on }),
    recovered: (tx) => recordRecovered(tx, ctx, { recoveryId, bankReference: newId(), lines, ...on }),
  };
  for (const step of order.slice(0, order.indexOf(until) + 1)) await ctx.transaction(steps[step]);
}
