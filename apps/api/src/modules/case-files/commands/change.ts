import type { Context } from '../../../platform/context.ts';
import type { Violation } from '../../../platform/problem.ts';
import { recordAudit } from '../../audit/index.ts';
import { caseFileRefused } from '../errors.ts';
import type { CaseFileFacts, Person, PlaceFacts } from '../facts.ts';
import { caseFileIn } from '../queries/file.ts';
import { districtOfPerson, placesOf } from '../queries/places.ts';
import { personViolations } from '../rules/person.ts';
import { taxCodeVerdict } from '../rules/tax-codes.ts';
import type { CaseFile } from '../schemas/case-file.ts';
import type { ChangeCaseFile } from '../schemas/inputs.ts';
import { birthDateViolations } from './births.ts';
import { changedPerson, columnsOf } from './person-columns.ts';
import type { OnFile } from './records.ts';
import { fileToChange, writeVersion } from './version.ts';

/** Changes what a file says of the person. Errors: 404, 412, 422 with every reason at once. */
export function changeCaseFile(ctx: Context, on: OnFile, change: ChangeCaseFile): Promise<CaseFile> {
  return ctx.transaction(async (tx) => {
    const file = await fileToChange(tx, ctx, on);
    const merged = changedPerson(file, change);
    const moved = municipalityOf(merged) !== municipalityOf(file) && change.districtId === undefined;
    const person = moved ? { ...merged, districtId: await districtOfPerson(tx, merged) } : merged;
    const today = ctx.clock.today();
    const places = await placesOf(tx, { person, today });
    const violations = [
      ...personViolations(person, places, today),
      ...birthDateViolations(file, person, today),
      ...codeViolations(file, { person, places, change, today }),
    ];
    if (violations.length > 0) throw caseFileRefused({ violations });
    await writeVersion(tx, ctx, file, columnsOf(person));
    await recordAudit(tx, ctx, {
      area: 'case',
      action: 'caseFile.changed',
      entity: 'caseFile',
      entityId: file.id,
      subjectId: file.id,
      organisationId: file.organisation.id,
      details: { fields: Object.keys(change) },
    });
    return caseFileIn(tx, ctx, file.id);
  });
}

const municipalityOf = ({ domicile, residence }: Person) =>
  domicile?.municipalityCode ?? residence?.municipalityCode ?? null;

/** What a tax code says of its holder, by the field that would contradict it. */
const fieldOfDisagreement: Readonly<Record<string, keyof Person>> = {
  taxCodeBirthDateDiffers: 'birthDate',
  taxCodeBirthYearDiffers: 'birthDate',
  taxCodeSexDiffers: 'gender',
  taxCodeBirthplaceDiffers: 'birthCountryCode',
};

interface Changing {
  person: Person;
  places: PlaceFacts;
  change: ChangeCaseFile;
  today: string;
}

/** A change of birth date, gender or birthplace must still agree with the tax code in force. */
function codeViolations(file: CaseFileFacts, { person, places, change, today }: Changing): Violation[] {
  const touched = ['birthDate', 'birthDatePrecision', 'gender', 'birthCountryCode', 'birthMunicipalityCode'];
  if (!touched.some((field) => field in change)) return [];
  return file.taxCodes
    .filter(({ validUntil }) => validUntil === null || validUntil >= today)
    .flatMap(({ code }) => taxCodeVerdict(code, person, { places, pointer: '' }).errors)
    .flatMap((violation) => {
      const field = fieldOfDisagreement[violation.code];
      return field === undefined ? [] : [{ ...violation, pointer: `/${field}` }];
    });
}
