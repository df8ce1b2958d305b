import { addDays, ageOn, datePartsOf, formatItalianDate } from '@approdo/shared/dates';
import type { Violation } from '../../../platform/problem.ts';
import type {
  ConsentRecord,
  EducationRecord,
  EmploymentStatusRecord,
  ServicePactRecord,
  StayPermitRecord,
  Unwritten,
  WorkDeclarationRecord,
} from '../facts.ts';
import type { SpokenLanguage } from '../schemas/occupation.ts';
import { type Bounds, birthViolations, orderViolations, overlap, pastViolations } from './days.ts';

/** The age from which one may work, and so declare oneself available (law 296/2006, article 1, paragraph 622). */
export const workingAge = 16;

/** What a row is held against: the days, the rows of its kind that are there, and where it stands in the request. */
export interface RowQuestion<Row> {
  bounds: Bounds;
  others: readonly Row[];
  pointer: string;
}

/** Everything wrong with a stay permit: its days in order, none in the future but the end, a dated receipt. */
export function stayPermitViolations(
  permit: Unwritten<StayPermitRecord>,
  { bounds, pointer }: Pick<RowQuestion<unknown>, 'bounds' | 'pointer'>,
): Violation[] {
  const receiptUndated = permit.renewalReceiptNumber !== null && permit.renewalRequestedOn === null;
  return [
    ...pastViolations(`${pointer}/issuedOn`, permit.issuedOn, bounds),
    ...birthViolations(`${pointer}/validFrom`, permit.validFrom, bounds),
    ...orderViolations(`${pointer}/validUntil`, permit.validFrom ?? permit.issuedOn, permit.validUntil),
    ...birthViolations(`${pointer}/validUntil`, permit.validUntil, bounds),
    ...pastViolations(`${pointer}/renewalRequestedOn`, permit.renewalRequestedOn, bounds),
    ...orderViolations(
      `${pointer}/renewalRequestedOn`,
      permit.validFrom ?? permit.issuedOn,
      permit.renewalRequestedOn,
    ),
    ...pastViolations(`${pointer}/asylumLodgedOn`, permit.asylumLodgedOn, bounds),
    ...(receiptUndated ? [receiptWithoutDay(pointer)] : []),
  ];
}

const receiptWithoutDay = (pointer: string): Violation => ({
  code: 'receiptWithoutDay',
  pointer: `${pointer}/renewalRequestedOn`,
  message: {
    it: 'La ricevuta di rinnovo ha un numero ma non una data.',
    en: 'The receipt of renewal has a number and no day.',
  },
  fix: { it: 'Indica il giorno della richiesta.', en: 'Give the day of the request.' },
});

/** Everything wrong with an employment status: begun, in order, one at a time, the paid policy named. */
export function employmentStatusViolations(
  status: Unwritten<EmploymentStatusRecord>,
  { bounds, others, pointer }: RowQuestion<Unwritten<EmploymentStatusRecord>>,
): Violation[] {
  const spanOf = ({ startsOn, endsOn }: Unwritten<EmploymentStatusRecord>) => ({
    from: startsOn,
    until: endsOn,
  });
  const clash = others.find((other) => overlap(spanOf(status), spanOf(other)));
  return [
    ...pastViolations(`${pointer}/startsOn`, status.startsOn, bounds),
    ...orderViolations(`${pointer}/endsOn`, status.startsOn, status.endsOn),
    ...((status.paidPolicy === 'ongoing') === (status.paidPolicyName !== null)
      ? []
      : [policyNameViolation(pointer)]),
    ...(clash === undefined ? [] : [statusOverlap(clash, pointer)]),
  ];
}

const policyNameViolation = (pointer: string): Violation => ({
  code: 'paidPolicyName',
  pointer: `${pointer}/paidPolicyName`,
  message: {
    it: 'La politica attiva pagata si nomina quando c’è, e solo allora.',
    en: 'The paid active policy is named when there is one, and only then.',
  },
  fix: { it: 'Scrivi quale, oppure togli il nome.', en: 'Write which, or take the name away.' },
});

const statusOverlap = (clash: Unwritten<EmploymentStatusRecord>, pointer: string): Violation => ({
  code: 'employmentStatusesOverlap',
  pointer: `${pointer}/startsOn`,
  message: {
    it: `In questi giorni è già registrata un’altra condizione, dal ${formatItalianDate(clash.startsOn)}.`,
    en: `Another status is recorded in these days, since ${formatItalianDate(clash.startsOn)}.`,
  },
  fix: {
    it: 'Chiudi prima l’altra condizione, o correggi le date.',
    en: 'End the other status first, or correct the days.',
  },
});

/** The status in force that a new one replaces, with its last day: the one before the new one begins. */
export function replacedStatus(
  statuses: readonly EmploymentStatusRecord[],
  added: Unwritten<EmploymentStatusRecord>,
): EmploymentStatusRecord | undefined {
  const open = statuses.find(({ startsOn, endsOn }) => endsOn === null && startsOn < added.startsOn);
  return open && { ...open, endsOn: addDays(added.startsOn, -1) };
}

/** Everything wrong with a work declaration (DID): made, by someone of working age, revoked after it was made. */
export function workDeclarationViolations(
  declaration: Unwritten<WorkDeclarationRecord>,
  { bounds, others, pointer }: RowQuestion<Unwritten<WorkDeclarationRecord>>,
): Violation[] {
  const { declaredOn, revokedOn } = declaration;
  const past = pastViolations(`${pointer}/declaredOn`, declaredOn, bounds);
  const tooYoung = past.length === 0 && ageOn(bounds.birthDate, declaredOn) < workingAge;
  return [
    ...past,
    ...(tooYoung ? [tooYoungToDeclare(pointer)] : []),
    ...pastViolations(`${pointer}/revokedOn`, revokedOn, bounds),
    ...orderViolations(`${pointer}/revokedOn`, declaredOn, revokedOn),
    ...(others.some((other) => other.declaredOn === declaredOn) ? [sameDay(`${pointer}/declaredOn`)] : []),
  ];
}

const tooYoungToDeclare = (pointer: string): Violation => ({
  code: 'tooYoungToWork',
  pointer: `${pointer}/declaredOn`,
  message: {
    it: `In quel giorno la persona non aveva ${workingAge} anni.`,
    en: `On that day the person was not ${workingAge}.`,
  },
  fix: { it: 'Correggi il giorno o la data di nascita.', en: 'Correct the day or the birth date.' },
  numbers: { ageMin: workingAge },
});

const sameDay = (pointer: string): Violation => ({
  code: 'alreadyRecorded',
  pointer,
  message: { it: 'È già registrato con lo stesso giorno.', en: 'It is recorded already with the same day.' },
  fix: { it: 'Correggi quello che c’è.', en: 'Correct the one that is there.' },
});

/** Everything wrong with a service pact: signed, and ended after it was signed. */
export function servicePactViolations(
  { signedOn, endedOn }: Unwritten<ServicePactRecord>,
  { bounds, others, pointer }: RowQuestion<Unwritten<ServicePactRecord>>,
): Violation[] {
  return [
    ...pastViolations(`${pointer}/signedOn`, signedOn, bounds),
    ...pastViolations(`${pointer}/endedOn`, endedOn, bounds),
    ...orderViolations(`${pointer}/endedOn`, signedOn, endedOn),
    ...(others.some((other) => other.signedOn === signedOn) ? [sameDay(`${pointer}/signedOn`)] : []),
  ];
}

/** Everything wrong with an education: a country that exists, a year of the person's life. */
export function educationViolations(
  { year, countryCode }: Unwritten<EducationRecord>,
  {
    bounds,
    pointer,
    countries,
  }: Pick<RowQuestion<unknown>, 'bounds' | 'pointer'> & {
    countries: ReadonlyMap<string, unknown>;
  },
): Violation[] {
  const found: Violation[] = [];
  const thisYear = datePartsOf(bounds.today).year;
  if (year !== null && (year > thisYear || year <= datePartsOf(bounds.birthDate).year))
    found.push({
      code: 'yearOutsideLife',
      pointer: `${pointer}/year`,
      message: {
        it: `L’anno deve stare tra la nascita e il ${thisYear}.`,
        en: `The year must lie between the birth and ${thisYear}.`,
      },
      fix: { it: 'Correggi l’anno.', en: 'Correct the year.' },
      numbers: { yearMax: thisYear },
    });
  if (countryCode !== null && !countries.has(countryCode))
    found.push({
      code: 'countryUnknown',
      pointer: `${pointer}/countryCode`,
      message: { it: 'Questo Stato non esiste.', en: 'This state does not exist.' },
      fix: { it: 'Sceglilo dall’elenco.', en: 'Choose it from the list.' },
    });
  return found;
}

/** Everything wrong with a consent or privacy notice: given, withdrawn after it was given, not recorded twice. */
export function consentViolations(
  consent: Unwritten<ConsentRecord>,
  { bounds, others, pointer }: RowQuestion<Unwritten<ConsentRecord>>,
): Violation[] {
  const { kind, textVersion, givenOn, withdrawnOn } = consent;
  const repeated = others.some(
    (other) => other.kind === kind && other.textVersion === textVersion && other.givenOn === givenOn,
  );
  return [
    ...pastViolations(`${pointer}/givenOn`, givenOn, bounds),
    ...pastViolations(`${pointer}/withdrawnOn`, withdrawnOn, bounds),
    ...orderViolations(`${pointer}/withdrawnOn`, givenOn, withdrawnOn),
    ...(repeated ? [sameDay(`${pointer}/givenOn`)] : []),
  ];
}

/** The languages named twice, by their place in the list. */
export function languageViolations(languages: readonly SpokenLanguage[], pointer: string): Violation[] {
  const codes = languages.map(({ language }) => language.toLowerCase());
  return codes.flatMap((code, index) =>
    codes.indexOf(code) === index
      ? []
      : [
          {
            code: 'languageRepeated',
            pointer: `${pointer}/${index}/language`,
            message: { it: 'Questa lingua è già nell’elenco.', en: 'This language is in the list already.' },
            fix: {
              it: 'Tieni una sola riga, con il livello giusto.',
              en: 'Keep one row, with the right level.',
            },
          },
        ],
  );
}
