import { defineProblem, onConstraint } from '../../platform/problem.ts';

export const organisationRefused = defineProblem({
  type: 'network/organisation-refused',
  status: 422,
  title: { it: 'L’ente non può essere salvato così', en: 'The body cannot be saved like this' },
});
export const vatNumberTaken = defineProblem({
  type: 'network/vat-number-taken',
  status: 409,
  title: {
    it: 'Un altro ente attivo ha già questa partita IVA',
    en: 'Another open body already has this VAT number',
  },
});
export const seatRefused = defineProblem({
  type: 'network/seat-refused',
  status: 422,
  title: { it: 'La sede non può essere salvata così', en: 'The seat cannot be saved like this' },
});
export const accreditationRefused = defineProblem({
  type: 'network/accreditation-refused',
  status: 422,
  title: {
    it: 'L’accreditamento non può essere salvato così',
    en: 'The accreditation cannot be saved like this',
  },
});
export const accreditationOverlaps = defineProblem({
  type: 'network/accreditation-overlaps',
  status: 409,
  title: {
    it: 'Nello stesso periodo c’è già un accreditamento uguale',
    en: 'There is already such an accreditation in that period',
  },
});
export const closureRefused = defineProblem({
  type: 'network/closure-refused',
  status: 422,
  title: { it: 'L’ente non può essere chiuso', en: 'The body cannot be closed' },
});
export const alreadyClosed = defineProblem({
  type: 'network/already-closed',
  status: 409,
  title: { it: 'L’ente è chiuso', en: 'The body is closed' },
});
export const notClosed = defineProblem({
  type: 'network/not-closed',
  status: 409,
  title: { it: 'L’ente non è chiuso', en: 'The body is not closed' },
});

onConstraint('organisation_vat_number_once', vatNumberTaken);
onConstraint('accreditation_once_a_day', accreditationOverlaps);
