import type { CivilDate } from '@approdo/shared/dates';
import { type AccreditationKind, traineesMax } from '@approdo/shared/organisations';
import { and, asc, count, eq, gt, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { decodeCursor, type Page, pageFrom, pageLimitDefault } from '../../platform/keyset.ts';
import { notFound } from '../../platform/problem.ts';
import { apiKeys, likely, organisations, users } from '../identity/index.ts';
import { municipalities, regions } from '../territory/index.ts';
import type { Accreditation } from './accreditation-schemas.ts';
import type { Period } from './rules.ts';
import type { HostDetails, Organisation, OrganisationFilter, OrganisationRow } from './schemas.ts';
import type { Seat } from './seat-schemas.ts';
import { accreditations, hostDetails, seats } from './tables.ts';

/** The municipality of a seat as it is now or, when it is no more, as it was last. */
const latestMunicipality = sql`${municipalities.id} = (select m.id from ${municipalities} m
  where m.istat_code = ${seats.municipalityIstatCode} order by m.valid_from desc limit 1)`;

const seatMunicipality = {
  istatCode: municipalities.istatCode,
  name: municipalities.name,
  provinceCode: municipalities.provinceCode,
};

const holdsOn = (today: CivilDate) =>
  sql`${accreditations.validFrom} <= ${today}::date and coalesce(${accreditations.validTo} >= ${today}::date, true)`;

function filtered(filter: OrganisationFilter, today: CivilDate): (SQL | undefined)[] {
  const { q, kind, state, accreditation, provinceCode } = filter;
  const text = q?.trim();
  return [
    text
      ? sql`(${organisations.name} ilike ${likely(text)} or ${organisations.vatNumber} like ${likely(text).slice(1)}
          or ${organisations.taxCode} like ${likely(text.toUpperCase()).slice(1)})`
      : undefined,
    kind ? eq(organisations.kind, kind) : undefined,
    state === 'open' ? isNull(organisations.closedOn) : undefined,
    state === 'closed' ? isNotNull(organisations.closedOn) : undefined,
    accreditation
      ? sql`exists (select from ${accreditations} where ${accreditations.organisationId} = ${organisations.id}
          and ${accreditations.kind} = ${accreditation} and ${holdsOn(today)})`
      : undefined,
    provinceCode ? eq(municipalities.provinceCode, provinceCode) : undefined,
  ];
}

/** The bodies of the installation, by name. */
export function organisationPage(ctx: Context, filter: OrganisationFilter): Promise<Page<OrganisationRow>> {
  const limit = filter.limit ?? pageLimitDefault;
  const after = decodeCursor(filter.cursor, 2);
  const today = ctx.clock.today();
  const order = sql<string>`lower(${organisations.name})`;
  const held = sql<AccreditationKind[]>`array(select distinct ${accreditations.kind} from ${accreditations}
    where ${accreditations.organisationId} = ${organisations.id} and ${holdsOn(today)} order by 1)`;
  return ctx.read(async (tx) => {
    const rows = await tx
      .select({ organisation: organisations, mainSeat: seatMunicipality, held, order })
      .from(organisations)
      .leftJoin(seats, and(eq(seats.organisationId, organisations.id), eq(seats.main, true)))
      .leftJoin(municipalities, latestMunicipality)
      .where(
        and(
          ...filtered(filter, today),
          after ? sql`(${order}, ${organisations.id}) > (${after[0]}::text, ${after[1]}::uuid)` : undefined,
        ),
      )
      .orderBy(asc(order), asc(organisations.id))
      .limit(limit + 1);
    const page = pageFrom(rows, limit, (row) => [row.order, row.organisation.id]);
    return { ...page, items: page.items.map(rowOf) };
  });
}

interface ListedRow {
  organisation: typeof organisations.$inferSelect;
  mainSeat: OrganisationRow['mainSeat'];
  held: AccreditationKind[];
}

function rowOf({ organisation, mainSeat, held }: ListedRow): OrganisationRow {
  const { id, kind, name, vatNumber, taxCode, closedOn, version } = organisation;
  return { id, kind, name, vatNumber, taxCode, closedOn, version, mainSeat, accreditations: held };
}

/** A body with its seats and accreditations; a 404 problem when there is none. */
export function organisationById(
  ctx: Context,
  { organisationId }: { organisationId: string },
): Promise<Organisation> {
  return ctx.read((tx) => organisationIn(ctx, tx, organisationId));
}

export async function organisationIn(ctx: Context, tx: Tx, organisationId: string): Promise<Organisation> {
  const [found] = await tx
    .select({ body: organisations, host: hostDetails })
    .from(organisations)
    .leftJoin(hostDetails, eq(hostDetails.organisationId, organisations.id))
    .where(eq(organisations.id, organisationId));
  if (!found) throw notFound();
  const { body, host } = found;
  return {
    id: body.id,
    kind: body.kind,
    name: body.name,
    vatNumber: body.vatNumber,
    taxCode: body.taxCode,
    closedOn: body.closedOn,
    version: body.version,
    email: body.email,
    phone: body.phone,
    host: host === null ? null : hostOf(host),
    seats: await seatsOf(tx, organisationId),
    accreditations: await accreditationsOf(tx, { organisationId, today: ctx.clock.today() }),
    createdAt: body.createdAt.toISOString(),
    updatedAt: body.updatedAt.toISOString(),
  };
}

const hostOf = ({ sector, atecoCode, employees }: typeof hostDetails.$inferSelect): HostDetails => ({
  sector,
  atecoCode,
  employees,
  traineesMax: traineesMax(employees),
});

const seatRows = (tx: Tx) =>
  tx
    .select({ seat: seats, municipality: seatMunicipality })
    .from(seats)
    .innerJoin(municipalities, latestMunicipality)
    .$dynamic();

function seatOf({
  seat,
  municipality,
}: {
  seat: typeof seats.$inferSelect;
  municipality: Seat['municipality'];
}): Seat {
  const { id, organisationId, address, postalCode, phone, main, closedOn, version } = seat;
  const createdAt = seat.createdAt.toISOString();
  const updatedAt = seat.updatedAt.toISOString();
  return {
    id,
    organisationId,
    address,
    postalCode,
    municipality,
    phone,
    main,
    closedOn,
    version,
    createdAt,
    updatedAt,
  };
}

async function seatsOf(tx: Tx, organisationId: string): Promise<Seat[]> {
  const rows = await seatRows(tx)
    .where(eq(seats.organisationId, organisationId))
    .orderBy(sql`${seats.closedOn} is not null, ${seats.main} desc`, asc(seats.id))
    .limit(200);
  return rows.map(seatOf);
}

export async function seatIn(
  tx: Tx,
  { organisationId, seatId }: { organisationId: string; seatId: string },
): Promise<Seat> {
  const [row] = await seatRows(tx).where(and(eq(seats.id, seatId), eq(seats.organisationId, organisationId)));
  if (!row) throw notFound();
  return seatOf(row);
}

const accreditationOf = (row: typeof accreditations.$inferSelect, today: CivilDate): Accreditation => ({
  id: row.id,
  organisationId: row.organisationId,
  kind: row.kind,
  regionCode: row.regionCode,
  number: row.number,
  validFrom: row.validFrom,
  validTo: row.validTo,
  current: row.validFrom <= today && (row.validTo === null || row.validTo >= today),
  version: row.version,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

async function accreditationsOf(
  tx: Tx,
  { organisationId, today }: { organisationId: string; today: CivilDate },
): Promise<Accreditation[]> {
  const rows = await tx
    .select()
    .from(accreditations)
    .where(eq(accreditations.organisationId, organisationId))
    .orderBy(sql`${accreditations.validFrom} desc`, asc(accreditations.id))
    .limit(200);
  return rows.map((row) => accreditationOf(row, today));
}

export async function accreditationIn(
  ctx: Context,
  tx: Tx,
  { organisationId, accreditationId }: { organisationId: string; accreditationId: string },
): Promise<Accreditation> {
  const [row] = await tx
    .select()
    .from(accreditations)
    .where(and(eq(accreditations.id, accreditationId), eq(accreditations.organisationId, organisationId)));
  if (!row) throw notFound();
  return accreditationOf(row, ctx.clock.today());
}

/** The periods of the body's accreditations of one kind in one region, or national ones, apart from the one being changed. */
export function samePeriods(
  tx: Tx,
  same: {
    organisationId: string;
    kind: AccreditationKind;
    regionCode: string | null;
    exceptId: string | null;
  },
): Promise<Period[]> {
  return tx
    .select({ validFrom: accreditations.validFrom, validTo: accreditations.validTo })
    .from(accreditations)
    .where(
      and(
        eq(accreditations.organisationId, same.organisationId),
        eq(accreditations.kind, same.kind),
        same.regionCode === null
          ? isNull(accreditations.regionCode)
          : eq(accreditations.regionCode, same.regionCode),
        same.exceptId === null ? undefined : ne(accreditations.id, same.exceptId),
      ),
    );
}

export async function regionExists(tx: Tx, code: string): Promise<boolean> {
  const [row] = await tx.select({ code: regions.code }).from(regions).where(eq(regions.code, code));
  return row !== undefined;
}

/** How many users and keys of a body still give access. */
export async function accessOf(
  tx: Tx,
  { organisationId, now }: { organisationId: string; now: Date },
): Promise<{ activeUsers: number; activeKeys: number }> {
  const [ofUsers] = await tx
    .select({ number: count() })
    .from(users)
    .where(and(eq(users.organisationId, organisationId), isNull(users.suspendedAt)));
  const [ofKeys] = await tx
    .select({ number: count() })
    .from(apiKeys)
    .where(
      and(eq(apiKeys.organisationId, organisationId), isNull(apiKeys.revokedAt), gt(apiKeys.expiresAt, now)),
    );
  return { activeUsers: ofUsers?.number ?? 0, activeKeys: ofKeys?.number ?? 0 };
}
