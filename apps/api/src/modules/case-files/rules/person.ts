import { ageOn, type CivilDate, civilDate } from '@approdo/shared/dates';
import { searchable } from '@approdo/shared/text';
import type { Localised, Violation } from '../../../platform/problem.ts';
import type { Person, PlaceFacts } from '../facts.ts';

/** The age at which a person no longer needs a guardian (civil code, article 2). */
export const adultAge = 18;

const earliestBirth = civilDate('1900-01-01');

/** Everything wrong with the person of a file, against the places that exist; empty when nothing is. */
export function personViolations(person: Person, places: PlaceFacts, today: CivilDate): Violation[] {
  return [
    ...nameViolations(person),
    ...birthDateViolations(person, today),
    ...birthplaceViolations(person, places),
    ...citizenshipViolations(person, places),
    ...addressViolations(person, places),
    ...guardianViolations(person, today),
  ];
}

const refuse = (code: string, pointer: string, message: Localised, fix: Localised): Violation => ({
  code,
  pointer,
  message,
  fix,
});

function nameViolations({ familyName }: Person): Violation[] {
  if (searchable(familyName) !== '') return [];
  return [
    refuse(
      'nameWithoutLetters',
      '/familyName',
      { it: 'Il cognome non ha nemmeno una lettera.', en: 'The family name has no letter at all.' },
      {
        it: 'Scrivilo come sul documento; chi ha un solo nome lo ha qui.',
        en: 'Write it as on the document; who has one name has it here.',
      },
    ),
  ];
}

function birthDateViolations({ birthDate, birthDatePrecision }: Person, today: CivilDate): Violation[] {
  const fix = { it: 'Correggi la data di nascita.', en: 'Correct the birth date.' };
  const found: Violation[] = [];
  if (birthDate > today)
    found.push(
      refuse(
        'birthDateInFuture',
        '/birthDate',
        { it: 'La data di nascita non è ancora venuta.', en: 'The birth date has not come yet.' },
        fix,
      ),
    );
  if (birthDate < earliestBirth)
    found.push(
      refuse(
        'birthDateTooEarly',
        '/birthDate',
        { it: 'La data di nascita è prima del 1900.', en: 'The birth date is before 1900.' },
        fix,
      ),
    );
  if (birthDatePrecision === 'year' && !birthDate.endsWith('-01-01'))
    found.push(
      refuse(
        'birthDayNotKnown',
        '/birthDate',
        {
          it: 'Se si conosce solo l’anno, la data è il primo gennaio.',
          en: 'Where only the year is known, the date is the first of January.',
        },
        {
          it: 'Indica il primo gennaio, oppure che il giorno è certo.',
          en: 'Give the first of January, or say that the day is certain.',
        },
      ),
    );
  return found;
}

const unknownCountry: Localised = { it: 'Questo Stato non esiste.', en: 'This state does not exist.' };
const fromTheList: Localised = { it: 'Sceglilo dall’elenco.', en: 'Choose it from the list.' };

function birthplaceViolations(person: Person, places: PlaceFacts): Violation[] {
  const { birthCountryCode, birthMunicipalityCode } = person;
  const found: Violation[] = [];
  if (birthCountryCode !== null && !places.countries.has(birthCountryCode))
    found.push(refuse('countryUnknown', '/birthCountryCode', unknownCountry, fromTheList));
  if (birthMunicipalityCode !== null && birthCountryCode !== 'IT')
    found.push(
      refuse(
        'birthplaceAbroad',
        '/birthMunicipalityCode',
        {
          it: 'Un comune italiano non può essere il luogo di nascita di chi è nato all’estero.',
          en: 'An Italian municipality is not the birthplace of who was born abroad.',
        },
        { it: 'Togli il comune, o indica l’Italia.', en: 'Leave the municipality out, or name Italy.' },
      ),
    );
  if (birthMunicipalityCode !== null && !places.birthMunicipalityExisted)
    found.push(
      refuse(
        'birthplaceNotThen',
        '/birthMunicipalityCode',
        {
          it: 'In quella data questo comune non esisteva con questo codice.',
          en: 'On that day this municipality did not exist under this code.',
        },
        {
          it: 'Cerca il comune come era alla data di nascita.',
          en: 'Look for the municipality as it was on the birth date.',
        },
      ),
    );
  return found;
}

function citizenshipViolations({ citizenshipCode, stateless }: Person, places: PlaceFacts): Violation[] {
  if (citizenshipCode === null) return [];
  if (stateless)
    return [
      refuse(
        'citizenAndStateless',
        '/citizenshipCode',
        {
          it: 'Chi è apolide non ha una cittadinanza.',
          en: 'A stateless person has no citizenship.',
        },
        { it: 'Togli una delle due indicazioni.', en: 'Take one of the two away.' },
      ),
    ];
  return places.countries.has(citizenshipCode)
    ? []
    : [refuse('countryUnknown', '/citizenshipCode', unknownCountry, fromTheList)];
}

function addressViolations(person: Person, places: PlaceFacts): Violation[] {
  const unknown = (['residence', 'domicile'] as const).flatMap((address) => {
    const code = person[address]?.municipalityCode ?? null;
    if (code === null || places.municipalities.has(code)) return [];
    return [
      refuse(
        'municipalityUnknown',
        `/${address}/municipalityCode`,
        { it: 'Oggi nessun comune ha questo codice.', en: 'No municipality has this code today.' },
        fromTheList,
      ),
    ];
  });
  if (person.districtId === null || places.districtExists) return unknown;
  return [
    ...unknown,
    refuse(
      'districtUnknown',
      '/districtId',
      { it: 'Questo distretto non esiste.', en: 'This district does not exist.' },
      fromTheList,
    ),
  ];
}

function guardianViolations({ guardian, birthDate }: Person, today: CivilDate): Violation[] {
  if (guardian === null && ageOn(birthDate, today) < adultAge) return [guardianMissing];
  return guardian?.name === '' ? [guardianUnnamed] : [];
}

const guardianMissing = refuse(
  'guardianMissing',
  '/guardian',
  { it: 'Per un minorenne serve chi ne risponde.', en: 'A minor needs someone who answers for them.' },
  {
    it: 'Indica il tutore, o chi esercita la responsabilità genitoriale.',
    en: 'Name the guardian, or who holds parental responsibility.',
  },
);

const guardianUnnamed = refuse(
  'guardianUnnamed',
  '/guardian/name',
  { it: 'Manca il nome di chi risponde del minorenne.', en: 'The guardian has no name.' },
  { it: 'Scrivi il nome.', en: 'Write the name.' },
);
