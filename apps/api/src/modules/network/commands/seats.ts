import { and, eq, ne, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/id.ts';
import { stale } from '../../../platform/problem.ts';
import { recordAudit } from '../../audit/index.ts';
import { municipalityOn } from '../../territory/index.ts';
import { alreadyClosed, seatRefused } from '../errors.ts';
import { organisationIn, seatIn } from '../queries.ts';
import { type SeatFacts, seatViolations } from '../rules.ts';
import type { AddSeat, ChangeSeat, Seat } from '../seat-schemas.ts';
import { seats } from '../tables.ts';

/** Adds a seat to a body; the first is the main one. Errors: 404, 409 the body is closed, 422 no such municipality. */
export async function addSeat(ctx: Context, input: AddSeat & { organisationId: string }): Promise<Seat> {
  return ctx.transaction(async (tx) => {
    const { organisationId, municipalityIstatCode } = input;
    const body = await organisationIn(ctx, tx, organisationId);
    if (body.closedOn !== null) throw alreadyClosed();
    const main = body.seats.length === 0 || input.main === true;
    await assertSeat(ctx, tx, { istatCode: municipalityIstatCode, before: null, main, closedOn: null });
    const id = newId();
    if (main) await leaveMain(ctx, tx, { organisationId, seatId: id });
    await tx.insert(seats).values({
      id,
      organisationId,
      address: input.address.trim(),
      postalCode: input.postalCode ?? null,
      municipalityIstatCode,
      phone: input.phone ?? null,
      main,
      createdBy: ctx.actor.id,
      updatedBy: ctx.actor.id,
    });
    await recordSeat(ctx, tx, { action: 'seat.added', organisationId, seatId: id, details: { main } });
    return seatIn(tx, { organisationId, seatId: id });
  });
}

export interface ChangeSeatInput extends ChangeSeat {
  organisationId: string;
  seatId: string;
  expectedVersion: number;
}

/** Changes a seat, makes it the main one, or closes it. Errors: 404, 412, 422 no such municipality, a future day, or the main seat given up. */
export async function changeSeat(ctx: Context, input: ChangeSeatInput): Promise<Seat> {
  return ctx.transaction(async (tx) => {
    const { organisationId, seatId, expectedVersion, ...changes } = input;
    const before = await seatIn(tx, { organisationId, seatId });
    if (before.version !== expectedVersion) throw stale();
    const main = changes.main ?? before.main;
    const closedOn = changes.closedOn === undefined ? before.closedOn : changes.closedOn;
    const istatCode =
      changes.municipalityIstatCode === before.municipality.istatCode
        ? undefined
        : changes.municipalityIstatCode;
    await assertSeat(ctx, tx, { istatCode, before, main, closedOn });
    if (main && !before.main) await leaveMain(ctx, tx, { organisationId, seatId });
    const changed = await tx
      .update(seats)
      .set({
        address: changes.address?.trim() ?? before.address,
        postalCode: changes.postalCode === undefined ? before.postalCode : changes.postalCode,
        municipalityIstatCode: istatCode ?? before.municipality.istatCode,
        phone: changes.phone === undefined ? before.phone : changes.phone,
        main,
        closedOn,
        ...stamp(ctx),
      })
      .where(and(eq(seats.id, seatId), eq(seats.version, expectedVersion)))
      .returning({ id: seats.id });
    if (changed.length === 0) throw stale();
    const details = { fields: Object.keys(changes) };
    await recordSeat(ctx, tx, { action: 'seat.changed', organisationId, seatId, details });
    return seatIn(tx, { organisationId, seatId });
  });
}

const stamp = (ctx: Context) => ({
  version: sql`${seats.version} + 1`,
  updatedAt: ctx.clock.now(),
  updatedBy: ctx.actor.id,
});

/** The municipality is looked up only when it is new: a seat may stay in one that has ceased to exist. */
async function assertSeat(
  ctx: Context,
  tx: Tx,
  { istatCode, ...facts }: Omit<SeatFacts, 'municipalityKnown'> & { istatCode: string | undefined },
): Promise<void> {
  const today = ctx.clock.today();
  const municipalityKnown =
    istatCode === undefined || (await municipalityOn(tx, { istatCode, on: today })) !== null;
  const violations = seatViolations({ ...facts, municipalityKnown }, today);
  if (violations.length > 0) throw seatRefused({ violations });
}

/** The main seat so far becomes one among the others. */
async function leaveMain(
  ctx: Context,
  tx: Tx,
  { organisationId, seatId }: { organisationId: string; seatId: string },
): Promise<void> {
  await tx
    .update(seats)
    .set({ main: false, ...stamp(ctx) })
    .where(and(eq(seats.organisationId, organisationId), eq(seats.main, true), ne(seats.id, seatId)));
}

function recordSeat(
  ctx: Context,
  tx: Tx,
  act: { action: string; organisationId: string; seatId: string; details: Record<string, unknown> },
): Promise<void> {
  const { action, organisationId, seatId, details } = act;
  return recordAudit(tx, ctx, {
    area: 'administration',
    action,
    entity: 'seat',
    entityId: seatId,
    organisationId,
    details,
  });
}
