import { addDays, addMonths, type CivilDate, civilDate } from '@approdo/shared/dates';
import type { PlanContent } from '@approdo/shared/plan-content';
import { planCost } from '@approdo/shared/plan-cost';
import type { Dowry } from '../../src/modules/dowries/schemas.ts';
import { type Edition, editionById } from '../../src/modules/programmes/index.ts';
import type { Context } from '../../src/platform/context.ts';
import { newId } from '../../src/platform/id.ts';
import type { Caller, Reply } from '../caller.ts';
import { contextAs, giveDistrict } from '../money.ts';
import type { World } from '../world.ts';

/** A person whose file meets every condition of the edition, with a signed plan. */
export interface ReadyPerson {
  caseFileId: string;
  planVersionId: string;
}

export interface ReadyPersons {
  /** The case manager: the files are their body's. */
  operator: Pick<Caller, 'id' | 'organisationId'>;
  districtId: string;
  editionId?: string;
  /** The length of the dowry; the ordinary one unless said. */
  variantId?: string;
}

/** One person, twenty or twenty-one years old, refugee, unemployed, with every paper in order on the world's day. */
export async function readyPerson(world: World, given: ReadyPersons): Promise<ReadyPerson> {
  const [person] = await readyPersons(world, 1, given);
  if (!person) throw new Error('no person was made');
  return person;
}

/** As many such persons as asked, straight into the database. */
export async function readyPersons(
  world: Pick<World, 'sql' | 'clock'>,
  count: number,
  given: ReadyPersons,
): Promise<ReadyPerson[]> {
  const edition = editionOf(given.editionId);
  const today = world.clock.today();
  const content = planContent(edition, today, given.variantId);
  const persons = Array.from({ length: count }, () => ({
    caseFileId: newId(),
    planVersionId: newId(),
    planId: newId(),
    word: newId().replaceAll('-', ''),
    number: personNumber(personsMade++),
  }));
  await world.sql(readyPersonsSql, [
    JSON.stringify(persons),
    given.operator.organisationId,
    given.districtId,
    edition.id,
    JSON.stringify(content),
    planCost(content, edition).plannedCents,
    given.operator.id,
    today,
    addDays(addMonths(today, -240), -17),
  ]);
  return persons.map(({ caseFileId, planVersionId }) => ({ caseFileId, planVersionId }));
}

let personsMade = Math.floor(Math.random() * 80_000_000) + 10_000_000;
/** Nine digits of which the tax code below writes all but the seventh, so that no two persons share one. */
const personNumber = (eightDigits: number) => Math.floor(eightDigits / 100) * 1000 + (eightDigits % 100);

const readyPersonsSql = `
  with given as (select * from json_to_recordset($1::json)
      as g("caseFileId" uuid, "planVersionId" uuid, "planId" uuid, word text, number int)),
  files as (insert into case_files (id, organisation_id, district_id, code, family_name, given_name, search_name, birth_date,
      birth_country_code, citizenship_code, gender, entered_unaccompanied)
    select "caseFileId", $2::uuid, $3::uuid, 'FA-2026-' || number, 'Prova', word, 'prova ' || word, $9::date - number % 700, 'NG', 'NG', 'F', 'no'
      from given returning id),
  permits as (insert into stay_permits (id, case_file_id, organisation_id, kind, number, valid_from, valid_until)
    select gen_random_uuid(), "caseFileId", $2::uuid, 'refugee', 'I' || number, $8::date - 400, $8::date + 1200 from given),
  statuses as (insert into employment_statuses (id, case_file_id, organisation_id, condition, starts_on, paid_policy)
    select gen_random_uuid(), "caseFileId", $2::uuid, 'unemployed', $8::date - 300, 'none' from given),
  declarations as (insert into work_declarations (id, case_file_id, organisation_id, declared_on)
    select gen_random_uuid(), "caseFileId", $2::uuid, $8::date - 30 from given),
  pacts as (insert into service_pacts (id, case_file_id, organisation_id, signed_on)
    select gen_random_uuid(), "caseFileId", $2::uuid, $8::date - 30 from given),
  given_consents as (insert into consents (id, case_file_id, organisation_id, kind, text_version, given_on, how)
    select gen_random_uuid(), "caseFileId", $2::uuid, kind, '2026-01', $8::date - 20, 'onPaper'
      from given cross join unnest(array['privacyNotice', 'dataProcessing']) as kind),
  codes as (insert into tax_codes (id, case_file_id, organisation_id, kind, code, canonical, valid_from)
    select gen_random_uuid(), "caseFileId", $2::uuid, 'personal', letters || right(number::text, 2) || 'A' || '41Z335A',
        letters || right(number::text, 2) || 'A' || '41Z335', $8::date - 300
      from given cross join lateral (select translate(left(number::text, 6), '0123456789', 'ABCDEFGHIL')) as l(letters)),
  plans as (insert into action_plans (id, case_file_id, organisation_id, edition_id, signed_number)
    select "planId", "caseFileId", $2::uuid, $4::text, 1 from given)
  insert into action_plan_versions (id, action_plan_id, case_file_id, organisation_id, edition_id, number, content, planned_cents,
      signatory, person_signed_on, person_method, operator_id, operator_signed_on, operator_method, recorded_at)
    select "planVersionId", "planId", "caseFileId", $2::uuid, $4::text, 1, $5::jsonb, $6::bigint, 'person', $8::date - 10, 'inPresence',
      $7::uuid, $8::date - 10, 'inPresence', now() from given`;

/** A plan that takes all the guidance that the edition pays for and an internship of its full length. */
export function planContent(edition: Edition, today: CivilDate, variantId?: string): PlanContent {
  const variant = edition.variants.find(({ id }) => id === variantId) ?? edition.variants[0];
  const startsOn = civilDate(`${addMonths(today, 1).slice(0, 8)}01`);
  return {
    variantId: variant.id,
    startsOn: today,
    situation: null,
    goals: [{ id: 'g1', title: 'Trovare un tirocinio', theme: 'work' }],
    actions: [],
    services: [{ area: 'A3', minutes: variant.requiredMinutes.value }],
    internship: {
      startsOn,
      endsOn: addDays(addMonths(startsOn, variant.months.value), -1),
      field: 'Sartoria',
    },
  };
}

export function editionOf(id = 'puoi-plus-2024'): Edition {
  const edition = editionById(id);
  if (!edition) throw new Error(`no edition ${id}`);
  return edition;
}

/** A dowry that the operator asks for, through the API. */
export function requestedDowry(
  operator: Caller,
  { caseFileId, editionId = 'puoi-plus-2024' }: { caseFileId: string; editionId?: string },
): Promise<Reply<Dowry>> {
  return operator.post<Dowry>('/dowries', { caseFileId, editionId }, { 'idempotency-key': newId() });
}

/** Dowries that wait for the authority, as many as persons, straight into the database. */
export async function requestedDowries(
  world: Pick<World, 'sql' | 'clock'>,
  persons: readonly ReadyPerson[],
  given: ReadyPersons,
): Promise<string[]> {
  const edition = editionOf(given.editionId);
  const content = planContent(edition, world.clock.today(), given.variantId);
  const rows = persons.map((person) => ({ ...person, id: newId() }));
  await world.sql(requestedDowriesSql, [
    JSON.stringify(rows),
    given.operator.organisationId,
    given.districtId,
    edition.id,
    content.variantId,
    given.operator.id,
    world.clock.now(),
    JSON.stringify(planCost(content, edition).lines),
    dowriesMade,
  ]);
  dowriesMade += rows.length;
  return rows.map(({ id }) => id);
}

let dowriesMade = 700_000;

const requestedDowriesSql = `
  with given as (select * from json_to_recordset($1::json) as g(id uuid, "caseFileId" uuid, "planVersionId" uuid)),
  asked as (insert into dowries (id, code, case_file_id, organisation_id, edition_id, district_id, action_plan_version_id,
      variant_id, requested_at, requested_by)
    select id, 'DO-2026-' || ($9::int + row_number() over ()), "caseFileId", $2::uuid, $4, $3::uuid, "planVersionId", $5, $7::timestamptz, $6::uuid
      from given returning id)
  insert into dowry_components (dowry_id, component, fund_id, amount_cents, planned_cents, quantity, quantity_max, unit)
    select asked.id, line.component, line."fundId", line."capCents", line."plannedCents", line.quantity, line."quantityMax", line.unit
      from asked cross join json_to_recordset($8::json) as line(component text, "fundId" text, "capCents" bigint,
        "plannedCents" bigint, quantity numeric, "quantityMax" numeric, unit text)`;

/** What a person asks of a dowry that they look at, once. */
export function actOn(
  caller: Caller,
  act: 'clearance' | 'refusal' | 'withdrawal',
  dowry: { id: string; version: number },
  reason?: string,
): Promise<Reply<Dowry>> {
  return caller.post<Dowry>(`/dowries/${dowry.id}/${act}`, reason === undefined ? undefined : { reason }, {
    'if-match': `"${dowry.version}"`,
    'idempotency-key': newId(),
  });
}

/** Gives a district enough on every fund of the edition for as many dowries of its ordinary length. */
export async function coverDowries(
  world: World,
  count: number,
  { districtId, editionId, variantId }: { districtId: string; editionId?: string; variantId?: string },
): Promise<void> {
  const edition = editionOf(editionId);
  const variant = edition.variants.find(({ id }) => id === variantId) ?? edition.variants[0];
  const authority: Context = contextAs(world, 'authority');
  for (const fundId of new Set(variant.components.map((part) => part.fundId.value))) {
    const each = variant.components
      .filter((part) => part.fundId.value === fundId)
      .reduce((sum, part) => sum + part.amountCents.value, 0);
    await giveDistrict(authority, { editionId: edition.id, fundId, districtId }, each * count);
  }
}

/** Cents available to a district, by fund. */
export async function availableIn(world: World, districtId: string): Promise<Record<string, number>> {
  const rows = await world.sql<{ fund_id: string; available_cents: number }>(
    "select fund_id, available_cents from ledger_holders where kind = 'districtFund' and district_id = $1 order by fund_id",
    [districtId],
  );
  return Object.fromEntries(rows.map((row) => [row.fund_id, row.available_cents]));
}
