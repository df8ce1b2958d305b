import { describe, expect, it } from 'vitest';
import { openedCaseFile } from '../../../test/builders/case-files.ts';
import { day, useWorld } from '../../../test/world.ts';

const world = useWorld({ today: '2026-11-22' });

describe('the database', () => {
  it.each([
    [
      'tax_code_one_at_a_time',
      'tax_codes',
      'kind, code, canonical, valid_from',
      "'provisional', '00000000000', '00000000000', '2026-06-01'",
    ],
    [
      'tax_code_once_per_body',
      'tax_codes',
      'kind, code, canonical, valid_from, valid_until',
      "'provisional', '12345678903', '12345678903', '2020-01-01', '2020-02-01'",
    ],
    [
      'tax_code_days_in_order',
      'tax_codes',
      'kind, code, canonical, valid_from, valid_until',
      "'provisional', '00000000000', '00000000000', '2020-02-01', '2020-01-01'",
    ],
    [
      'stay_permit_days_in_order',
      'stay_permits',
      'kind, valid_from, valid_until',
      "'study', '2020-02-01', '2020-01-01'",
    ],
    ['stay_permit_receipt_dated', 'stay_permits', 'kind, renewal_receipt_number', "'study', '1'"],
    [
      'employment_status_one_at_a_time',
      'employment_statuses',
      'condition, starts_on, paid_policy',
      "'employed', '2026-06-01', 'none'",
    ],
    [
      'employment_paid_policy_named',
      'employment_statuses',
      'condition, starts_on, ends_on, paid_policy',
      "'employed', '2020-01-01', '2020-02-01', 'ongoing'",
    ],
    ['work_declaration_once_a_day', 'work_declarations', 'declared_on', "'2026-05-01'"],
    ['service_pact_once_a_day', 'service_pacts', 'signed_on', "'2026-05-01'"],
    [
      'consent_once',
      'consents',
      'kind, text_version, given_on, how',
      "'dataSharing', '1', '2026-05-01', 'orally'",
    ],
  ])('keeps %s by itself', async (constraint, table, columns, values) => {
    const on = day('2026-05-01');
    const file = await openedCaseFile(await world.person('operator'), {
      taxCodes: [{ code: '12345678903', validFrom: on }],
      employmentStatuses: [{ condition: 'unemployed', startsOn: on }],
      workDeclarations: [{ declaredOn: on }],
      servicePacts: [{ signedOn: on }],
      consents: [{ kind: 'dataSharing', textVersion: '1', givenOn: on, how: 'onPaper' }],
    });
    const attempt = world.sql(
      `insert into ${table} (id, case_file_id, organisation_id, ${columns}) values (gen_random_uuid(), $1, $2, ${values})`,
      [file.id, file.organisation.id],
    );
    await expect(attempt).rejects.toMatchObject({ constraint });
  });
});
