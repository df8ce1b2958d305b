import { ageOn, type CivilDate, formatItalianDate } from '@approdo/shared/dates';
import type { Violation } from '../../../platform/problem.ts';
import { given, violation } from './violation.ts';

export const signatories = ['person', 'guardian'] as const;
export type Signatory = (typeof signatories)[number];

export const signingMethods = ['inPresence', 'onPaper', 'digitally'] as const;
export type SigningMethod = (typeof signingMethods)[number];

/** Who signed a plan, when and how. */
export interface Signature {
  readonly signatory: Signatory;
  readonly guardianName: string | null;
  readonly personSignedOn: CivilDate;
  readonly personMethod: SigningMethod;
  readonly operatorSignedOn: CivilDate;
  readonly operatorMethod: SigningMethod;
  /** Where the signed paper is kept, or the name of its scan. */
  readonly documentReference: string | null;
}

export interface SignatureFacts {
  readonly birthDate: CivilDate;
  readonly today: CivilDate;
  /** Last day of signature of the version before; null for the first. */
  readonly signedBeforeOn: CivilDate | null;
}

const majority = 18;

/** What is wrong with the signatures of a plan; empty when nothing is. A minor's plan is signed by the guardian. */
export function signatureViolations(signature: Signature, facts: SignatureFacts): Violation[] {
  return [
    ...dayViolations('/personSignedOn', signature.personSignedOn, facts),
    ...dayViolations('/operatorSignedOn', signature.operatorSignedOn, facts),
    ...guardianViolations(signature, facts),
    ...paperViolations(signature),
  ];
}

function dayViolations(
  pointer: string,
  on: CivilDate,
  { birthDate, today, signedBeforeOn }: SignatureFacts,
): Violation[] {
  return [
    ...given(on < birthDate, () =>
      violation('signedBeforeBirth', pointer, {
        message: {
          it: `La firma viene prima della nascita della persona (${formatItalianDate(birthDate)}).`,
          en: `The signature comes before the person was born (${formatItalianDate(birthDate)}).`,
        },
        fix: { it: 'Correggi il giorno della firma.', en: 'Correct the day of the signature.' },
      }),
    ),
    ...given(on > today, () =>
      violation('signedInFuture', pointer, {
        message: { it: 'La firma porta una data futura.', en: 'The signature is dated in the future.' },
        fix: { it: 'Indica il giorno in cui è stato firmato.', en: 'Give the day on which it was signed.' },
      }),
    ),
    ...given(signedBeforeOn !== null && on < signedBeforeOn, () =>
      violation('signedBeforeLastVersion', pointer, {
        message: {
          it: `La firma viene prima di quella della versione precedente (${signedBeforeOn === null ? '' : formatItalianDate(signedBeforeOn)}).`,
          en: `The signature comes before that of the version before (${signedBeforeOn === null ? '' : formatItalianDate(signedBeforeOn)}).`,
        },
        fix: { it: 'Correggi il giorno della firma.', en: 'Correct the day of the signature.' },
      }),
    ),
  ];
}

function guardianViolations(signature: Signature, { birthDate }: SignatureFacts): Violation[] {
  const isMinor = ageOn(birthDate, signature.personSignedOn) < majority;
  return [
    ...given(isMinor && signature.signatory === 'person', () =>
      violation('guardianNeeded', '/signatory', {
        message: {
          it: 'La persona è minorenne: firma il tutore.',
          en: 'The person is a minor: the guardian signs.',
        },
        fix: {
          it: 'Fai firmare il tutore e indicane il nome.',
          en: 'Have the guardian sign and give their name.',
        },
      }),
    ),
    ...given(signature.signatory === 'guardian' && signature.guardianName === null, () =>
      violation('guardianUnnamed', '/guardianName', {
        message: { it: 'Manca il nome di chi ha firmato.', en: 'The name of who signed is missing.' },
        fix: { it: 'Indica il nome del tutore.', en: "Give the guardian's name." },
      }),
    ),
    ...given(signature.signatory === 'person' && signature.guardianName !== null, () =>
      violation('guardianUnexpected', '/guardianName', {
        message: { it: 'Ha firmato la persona, non un tutore.', en: 'The person signed, not a guardian.' },
        fix: { it: 'Togli il nome del tutore.', en: "Remove the guardian's name." },
      }),
    ),
  ];
}

function paperViolations({ personMethod, operatorMethod, documentReference }: Signature): Violation[] {
  const onPaper = personMethod === 'onPaper' || operatorMethod === 'onPaper';
  return given(onPaper && documentReference === null, () =>
    violation('paperUnfiled', '/documentReference', {
      message: {
        it: 'Manca dove è conservato il foglio firmato.',
        en: 'Where the signed paper is kept is missing.',
      },
      fix: {
        it: 'Indica il protocollo o il nome della scansione.',
        en: 'Give its filing number or the name of its scan.',
      },
    }),
  );
}
