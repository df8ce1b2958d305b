import { defineProblem, onConstraint } from '../../platform/problem.ts';

export const caseFileRefused = defineProblem({
  type: 'case-files/refused',
  status: 422,
  title: { it: 'Il fascicolo non può essere salvato così', en: 'The case file cannot be saved like this' },
});
export const searchRefused = defineProblem({
  type: 'case-files/search-refused',
  status: 422,
  title: { it: 'La ricerca non è possibile così', en: 'The search is not possible like this' },
});
export const sameTaxCode = defineProblem({
  type: 'case-files/same-tax-code',
  status: 409,
  title: {
    it: 'Esiste già un fascicolo con questo codice fiscale',
    en: 'There is already a case file with this tax code',
  },
});
export const likelyDuplicate = defineProblem({
  type: 'case-files/likely-duplicate',
  status: 409,
  title: {
    it: 'Ci sono fascicoli che sembrano della stessa persona',
    en: 'There are case files that seem to be of the same person',
  },
});
export const alreadyRecorded = defineProblem({
  type: 'case-files/already-recorded',
  status: 409,
  title: {
    it: 'È già registrato nel fascicolo per gli stessi giorni',
    en: 'It is already recorded in the case file for the same days',
  },
});
export const tooManyRecords = defineProblem({
  type: 'case-files/too-many-records',
  status: 409,
  title: {
    it: 'Il fascicolo ha già troppe righe di questo tipo',
    en: 'The case file already has too many rows of this kind',
  },
});

onConstraint('tax_code_once_per_body', sameTaxCode);
for (const constraint of [
  'tax_code_one_at_a_time',
  'employment_status_one_at_a_time',
  'work_declaration_once_a_day',
  'service_pact_once_a_day',
  'consent_once',
])
  onConstraint(constraint, alreadyRecorded);
