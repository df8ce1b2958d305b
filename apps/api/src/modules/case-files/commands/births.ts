import type { CivilDate } from '@approdo/shared/dates';
import type { Violation } from '../../../platform/problem.ts';
import type { CaseFileFacts, Person } from '../facts.ts';
import type { RecordKind } from './record-kind.ts';
import {
  consentKind,
  educationKind,
  employmentStatusKind,
  servicePactKind,
  stayPermitKind,
  taxCodeKind,
  workDeclarationKind,
} from './record-kinds.ts';

/** What a row that is there already may hold against another birth date. */
const ofBirth = new Set(['dayBeforeBirth', 'tooYoungToWork', 'yearOutsideLife']);

/** Every reason why the rows of a file refuse another birth date: whoever was not born yet did none of these things. */
export function birthDateViolations(file: CaseFileFacts, person: Person, today: CivilDate): Violation[] {
  if (person.birthDate === file.birthDate) return [];
  const against = { file, person, today };
  const found = [
    ...rowViolations(taxCodeKind, against),
    ...rowViolations(stayPermitKind, against),
    ...rowViolations(employmentStatusKind, against),
    ...rowViolations(workDeclarationKind, against),
    ...rowViolations(servicePactKind, against),
    ...rowViolations(educationKind, against),
    ...rowViolations(consentKind, against),
  ];
  return found.map((violation) => ({ ...violation, pointer: '/birthDate', fix }));
}

const fix = {
  it: 'Correggi la data di nascita, o prima la riga del fascicolo che la contraddice.',
  en: 'Correct the birth date, or first the row of the file that contradicts it.',
};

function rowViolations<Row extends { id: string }, New>(
  kind: RecordKind<Row, New>,
  { file, person, today }: { file: CaseFileFacts; person: Person; today: CivilDate },
): Violation[] {
  const bounds = { today, birthDate: person.birthDate };
  const question = { person, bounds, others: [], countries: new Map(), pointer: '' };
  return kind
    .rows(file)
    .flatMap((row) => kind.violations(row, question))
    .filter(({ code }) => ofBirth.has(code));
}
