import { type CivilDate, isCivilDate } from '@approdo/shared/dates';
import type { CostedPlan } from '@approdo/shared/plan-cost';
import { type Column, eq, type Placeholder, sql } from 'drizzle-orm';
import { prepared, type Tx } from '../../../platform/database.ts';
import { notFound } from '../../../platform/problem.ts';
import { caseFiles } from '../../case-files/tables.ts';
import { type Edition, editionById, editions, variantIds } from '../../programmes/index.ts';
import { type EligibilityFacts, latestCovering, type Period } from '../rules/facts.ts';

/** The plan that a verdict or a request rests on: the signed version, or the draft while nothing is signed. */
export interface PlanFact extends CostedPlan {
  /** Null for a draft. */
  readonly versionId: string | null;
}

/** What a case file says to whoever decides on a dowry. */
export interface FileFacts {
  readonly caseFileId: string;
  readonly organisationId: string;
  readonly districtId: string | null;
  readonly plan: PlanFact | null;
  readonly eligibility: EligibilityFacts;
}

interface Row {
  permits: EligibilityFacts['permits'];
  employment: (EligibilityFacts['employment'][number] & {
    paidPolicy: 'none' | 'ongoing' | 'notStated';
    paidPolicyName: string | null;
  })[];
  otherDowries: {
    editionId: string;
    matchedBy: 'caseFile' | 'taxCode' | 'convertedTaxCode' | 'nameBirthAndCountry';
  }[];
}

/** The rows of a table of the case file as one list of objects. `fields` are pairs of name and expression. */
const listOf = <Item>(fields: string, from: string, where = 'true') =>
  sql<Item[]>`(select coalesce(json_agg(json_build_object(${sql.raw(fields)})), '[]')
    from ${sql.raw(from)} r where r.case_file_id = case_files.id and ${sql.raw(where)})`;

// a revocation or a withdrawal counts from its own day, so that the day before was the last
const consentsOf = (kind: string) =>
  listOf<Period>(`'from', r.given_on, 'until', r.withdrawn_on - 1`, 'consents', `r.kind = '${kind}'`);
const costed = (content: string) =>
  sql.raw(
    `'variantId', ${content} -> 'variantId', 'services', ${content} -> 'services', 'internship', ${content} -> 'internship'`,
  );
const standing = sql.raw('d.refused_at is null and d.withdrawn_at is null');

/** The editions in which the paths of a promoter are counted, since they have a limit. */
const limitedEditions = editions
  .filter(({ pathsPerPromoterMax }) => pathsPerPromoterMax.value !== null)
  .map(({ id }) => id)
  .join(',');

/** What a case file says to a verdict of an edition, one column for each kind of fact; `case_files` is in the query. */
export function recordedColumns(edition: Placeholder | Column) {
  return {
    birthDate: caseFiles.birthDate,
    enteredUnaccompanied: caseFiles.enteredUnaccompanied,
    permits: listOf<Row['permits'][number]>(
      `'kind', r.kind, 'validFrom', coalesce(r.valid_from, r.issued_on), 'expiresOn', r.valid_until,
         'renewalReceiptOn', r.renewal_requested_on, 'lodgedOn', r.asylum_lodged_on`,
      'stay_permits',
    ),
    employment: listOf<Row['employment'][number]>(
      `'condition', r.condition, 'from', r.starts_on, 'until', r.ends_on,
         'paidPolicy', r.paid_policy, 'paidPolicyName', r.paid_policy_name`,
      'employment_statuses',
    ),
    workDeclarations: listOf<Period>(`'from', r.declared_on, 'until', r.revoked_on - 1`, 'work_declarations'),
    servicePacts: listOf<Period>(`'from', r.signed_on, 'until', r.ended_on`, 'service_pacts'),
    privacyNotices: consentsOf('privacyNotice'),
    consents: consentsOf('dataProcessing'),
    taxCodes: listOf<EligibilityFacts['taxCodes'][number]>(
      `'provisional', r.kind = 'provisional', 'from', r.valid_from, 'until', r.valid_until`,
      'tax_codes',
    ),
    otherDowries: sql<
      Row['otherDowries']
    >`(select coalesce(json_agg(json_build_object('editionId', s.dowry_edition_id, 'matchedBy', s.matched_by)), '[]')
        from app.standing_dowries(case_files.id, (select d.id from dowries d
          where d.case_file_id = case_files.id and d.edition_id = ${edition} and ${standing})) s)`,
    promoterPaths: sql<
      number | null
    >`case when ${edition} = any(${sql.raw(`'{${limitedEditions}}'`)}) then (select count(*)::int from dowries d
        where d.organisation_id = case_files.organisation_id and d.edition_id = ${edition} and d.case_file_id <> case_files.id and ${standing}) end`,
  };
}

const asked = sql.placeholder('editionId');
const factsStatement = prepared((tx) =>
  tx
    .select({
      ...recordedColumns(asked),
      organisationId: caseFiles.organisationId,
      districtId: caseFiles.districtId,
      signedPlan: sql<PlanFact | null>`(select json_build_object('versionId', v.id, ${costed('v.content')})
        from action_plan_versions v where v.case_file_id = case_files.id and v.edition_id = ${asked} order by v.number desc limit 1)`,
      draftPlan: sql<PlanFact | null>`(select json_build_object('versionId', null, ${costed('p.draft')})
        from action_plans p where p.case_file_id = case_files.id and p.edition_id = ${asked} and p.draft is not null)`,
    })
    .from(caseFiles)
    .where(eq(caseFiles.id, sql.placeholder('caseFileId')))
    .prepare('dowry_facts'),
);

export interface FactsQuestion {
  readonly caseFileId: string;
  readonly edition: Edition;
  readonly on: CivilDate;
}

/**
 * All that a verdict needs of a case file on a day, as the actor may see it; the file's own standing dowry in the
 * edition is left out of what stands in its way. Error: 404.
 */
export async function fileFactsIn(tx: Tx, { caseFileId, edition, on }: FactsQuestion): Promise<FileFacts> {
  const [row] = await factsStatement(tx).execute({ caseFileId, editionId: edition.id });
  if (!row) throw notFound();
  const { signedPlan, draftPlan, organisationId, districtId, ...recorded } = row;
  const plan = signedPlan ?? draftPlan;
  const eligibility = eligibilityFacts(recorded, on, {
    variantId: variantIds.find((id) => id === plan?.variantId) ?? edition.variants[0].id,
    internshipEndsOn: dayOf(plan?.internship?.endsOn),
  });
  return { caseFileId, organisationId, districtId, plan, eligibility };
}

/** The facts as they are recorded, before they are put together for a day. */
export interface RecordedFacts
  extends Omit<Row, 'otherDowries'>,
    Pick<
      EligibilityFacts,
      | 'birthDate'
      | 'workDeclarations'
      | 'servicePacts'
      | 'privacyNotices'
      | 'consents'
      | 'taxCodes'
      | 'promoterPaths'
    > {
  readonly enteredUnaccompanied: 'yes' | 'no' | 'notStated';
  readonly otherDowries: Row['otherDowries'];
}

/** Puts the recorded facts together for a day, with what the plan says of the internship. */
export function eligibilityFacts(
  recorded: RecordedFacts,
  on: CivilDate,
  plan: Pick<EligibilityFacts, 'variantId' | 'internshipEndsOn'>,
): EligibilityFacts {
  const { enteredUnaccompanied, otherDowries, employment } = recorded;
  return {
    ...recorded,
    ...plan,
    enteredUnaccompanied: enteredUnaccompanied === 'notStated' ? null : enteredUnaccompanied === 'yes',
    otherDowries: otherDowries.map(({ editionId, matchedBy }) => ({
      editionName: editionById(editionId)?.name ?? editionId,
      matchedBy,
    })),
    otherPaidPolicies: paidPoliciesOf(employment, on),
  };
}

/** The answer about paid policies is part of the employment status: without one for the day nobody was asked. */
function paidPoliciesOf(employment: Row['employment'], on: CivilDate): EligibilityFacts['otherPaidPolicies'] {
  const answer = latestCovering(employment, on)?.paidPolicy ?? 'notStated';
  if (answer === 'notStated') return null;
  return employment.flatMap(({ from, until, paidPolicy, paidPolicyName }) =>
    paidPolicy === 'ongoing' ? [{ from, until, name: paidPolicyName ?? '' }] : [],
  );
}

/** The text when it is a day. */
export function dayOf(text: string | null | undefined): CivilDate | null {
  return text && isCivilDate(text) ? text : null;
}
