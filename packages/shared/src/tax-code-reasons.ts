import type { Reasons } from './violation.ts';

export type TaxCodeViolationCode =
  | 'taxCodeEmpty'
  | 'taxCodeLength'
  | 'taxCodeCharacter'
  | 'taxCodeLetterExpected'
  | 'taxCodeDigitExpected'
  | 'taxCodeDate'
  | 'taxCodeCheckLetter'
  | 'taxCodeCheckDigit'
  | 'taxCodeBirthDateDiffers'
  | 'taxCodeSexDiffers'
  | 'taxCodeBirthplaceDiffers'
  | 'taxCodeFamilyNameDiffers'
  | 'taxCodeGivenNameDiffers'
  | 'taxCodeNamesSwapped';

/** What can be wrong with a tax code, and how to mend it. */
export const taxCodeReasons: Reasons<TaxCodeViolationCode> = {
  taxCodeEmpty: [
    { it: 'Manca il codice fiscale.', en: 'The tax code is missing.' },
    {
      it: 'Copialo dalla tessera sanitaria o dal permesso di soggiorno.',
      en: 'Copy it from the health card or the stay permit.',
    },
  ],
  taxCodeLength: [
    {
      it: 'Il codice fiscale ha 16 caratteri, quello provvisorio 11 cifre.',
      en: 'A tax code has 16 characters, a provisional one 11 digits.',
    },
    {
      it: 'Conta i caratteri e ricopialo per intero dal documento.',
      en: 'Count the characters and copy it whole from the document.',
    },
  ],
  taxCodeCharacter: [
    {
      it: 'C’è un segno che non è né una lettera né una cifra.',
      en: 'There is a sign that is neither a letter nor a digit.',
    },
    { it: 'Togli il segno.', en: 'Remove the sign.' },
  ],
  taxCodeLetterExpected: [
    { it: 'In questa posizione va una lettera.', en: 'A letter goes in this position.' },
    {
      it: 'Ricontrolla: la lettera O non è lo zero, la I non è l’uno.',
      en: 'Check again: the letter O is not a zero, the letter I is not a one.',
    },
  ],
  taxCodeDigitExpected: [
    { it: 'In questa posizione va una cifra.', en: 'A digit goes in this position.' },
    {
      it: 'Ricontrolla: lo zero non è la lettera O, l’uno non è la I.',
      en: 'Check again: a zero is not the letter O, a one is not the letter I.',
    },
  ],
  taxCodeDate: [
    {
      it: 'Il giorno di nascita scritto nel codice non esiste.',
      en: 'The birth day written in the code does not exist.',
    },
    {
      it: 'Ricontrolla i caratteri dal settimo all’undicesimo.',
      en: 'Check the characters from the seventh to the eleventh.',
    },
  ],
  taxCodeCheckLetter: [
    {
      it: 'L’ultima lettera non torna con le altre: un carattere è stato trascritto male.',
      en: 'The last letter does not agree with the others: a character was copied wrong.',
    },
    {
      it: 'Ricopia il codice dal documento, carattere per carattere.',
      en: 'Copy the code from the document again, one character at a time.',
    },
  ],
  taxCodeCheckDigit: [
    {
      it: 'L’ultima cifra non torna con le altre: una cifra è stata trascritta male.',
      en: 'The last digit does not agree with the others: a digit was copied wrong.',
    },
    {
      it: 'Ricopia il codice provvisorio dal documento, cifra per cifra.',
      en: 'Copy the provisional code from the document again, one digit at a time.',
    },
  ],
  taxCodeBirthDateDiffers: [
    {
      it: 'La data di nascita indicata non è quella scritta nel codice.',
      en: 'The birth date given is not the one written in the code.',
    },
    {
      it: 'Correggi la data o il codice: sul documento dicono lo stesso giorno.',
      en: 'Correct the date or the code: on the document they say the same day.',
    },
  ],
  taxCodeSexDiffers: [
    {
      it: 'Il genere indicato non è il sesso scritto nel codice.',
      en: 'The gender given is not the sex written in the code.',
    },
    {
      it: 'Correggi il dato o il codice, oppure indica che il genere non è dichiarato.',
      en: 'Correct the gender or the code, or say that the gender is not stated.',
    },
  ],
  taxCodeBirthplaceDiffers: [
    {
      it: 'Il luogo di nascita indicato non è quello scritto nel codice.',
      en: 'The birthplace given is not the one written in the code.',
    },
    {
      it: 'Correggi il comune o lo Stato di nascita, oppure il codice.',
      en: 'Correct the municipality or state of birth, or the code.',
    },
  ],
  taxCodeFamilyNameDiffers: [
    {
      it: 'Il cognome indicato non dà le prime tre lettere del codice.',
      en: 'The family name given does not yield the first three letters of the code.',
    },
    {
      it: 'Se è solo una traslitterazione diversa va bene così; altrimenti correggi il cognome o il codice.',
      en: 'A different transliteration is fine; otherwise correct the family name or the code.',
    },
  ],
  taxCodeGivenNameDiffers: [
    {
      it: 'Il nome indicato non dà le lettere dalla quarta alla sesta del codice.',
      en: 'The given name does not yield the fourth to sixth letters of the code.',
    },
    {
      it: 'Se è solo una traslitterazione diversa va bene così; altrimenti correggi il nome o il codice.',
      en: 'A different transliteration is fine; otherwise correct the given name or the code.',
    },
  ],
  taxCodeNamesSwapped: [
    { it: 'Nome e cognome sembrano scambiati.', en: 'Given name and family name seem to be swapped.' },
    {
      it: 'Scambiali, se il documento li porta all’inverso.',
      en: 'Swap them, if the document has them the other way round.',
    },
  ],
};
