import { bodyKindsOf, type OrganisationKind } from '@approdo/shared/organisations';
import { type Permission, permissionsOf } from '@approdo/shared/permissions';
import type { KeyRole, PersonRole } from '@approdo/shared/roles';

/** Hours after which an unused session ends, and after which any session ends. */
export const sessionIdleHoursMax = 8;
export const sessionHoursMax = 12;
export const invitationDays = 7;
export const passwordResetHours = 2;
export const passwordLengthMin = 12;

/** Guesses allowed within the window: for one person from one address, for one person from anywhere, for one address. */
export const guessesMax = { personAndAddress: 5, person: 50, address: 100 } as const;
export const guessWindowMinutes = 15;

interface Reason {
  code: string;
  pointer: string;
  message: { it: string; en: string };
  fix: { it: string; en: string };
  numbers?: Record<string, number>;
}

const common = [
  'password',
  'qwerty',
  '12345678',
  'benvenuto',
  'approdo',
  'lavoro',
  'operatore',
  'amministratore',
];

/** Every reason why a password is too weak (after NIST SP 800-63B: length over composition, no guessable words). */
export function passwordViolations(
  password: string,
  known: { email: string; name: string },
  pointer: string,
): Reason[] {
  const reasons: Reason[] = [];
  const folded = password.toLowerCase();
  if ([...password].length < passwordLengthMin)
    reasons.push({
      code: 'passwordTooShort',
      pointer,
      message: {
        it: `Servono almeno ${passwordLengthMin} caratteri.`,
        en: `At least ${passwordLengthMin} characters are needed.`,
      },
      fix: { it: 'Usa una frase di più parole.', en: 'Use a phrase of several words.' },
      numbers: { lengthMin: passwordLengthMin },
    });
  const guessable = [known.email.split('@')[0] ?? '', ...known.name.toLowerCase().split(/\s+/), ...common];
  const rest = guessable
    .filter((word) => word.length >= 4)
    .reduce((text, word) => text.replaceAll(word, ''), folded);
  if (new Set(rest).size < 5)
    reasons.push({
      code: 'passwordGuessable',
      pointer,
      message: {
        it: 'Contiene quasi solo il tuo nome, parole comuni o caratteri ripetuti.',
        en: 'It is made almost only of your name, common words or repeated characters.',
      },
      fix: {
        it: 'Aggiungi parole che non ti riguardano.',
        en: 'Add words that have nothing to do with you.',
      },
    });
  return reasons;
}

/** Why nobody gains access for a body that is closed. */
export const organisationClosed: Reason = {
  code: 'organisationClosed',
  pointer: '/organisationId',
  message: { it: 'L’ente è chiuso.', en: 'The body is closed.' },
  fix: { it: 'Scegli un altro ente, o riaprilo.', en: 'Choose another body, or open it again.' },
};

/** Why a name is refused: without the spaces around it, it has fewer than two characters. */
export function nameViolations(name: string): Reason[] {
  if ([...name.trim()].length >= 2) return [];
  return [
    {
      code: 'nameTooShort',
      pointer: '/name',
      message: { it: 'Il nome ha meno di due caratteri.', en: 'The name has fewer than two characters.' },
      fix: { it: 'Scrivi il nome per intero.', en: 'Write the whole name.' },
    },
  ];
}

/** Why a district is refused that is not in the installation. */
export const districtUnknown: Reason = {
  code: 'districtUnknown',
  pointer: '/districtIds',
  message: { it: 'Uno dei distretti non esiste.', en: 'One of the districts does not exist.' },
  fix: { it: 'Scegli i distretti dall’elenco.', en: 'Choose the districts from the list.' },
};

/** Every reason why a role does not fit the body or the districts it is given for. */
export function roleViolations(user: {
  role: PersonRole;
  kind: OrganisationKind;
  districts: number;
}): Reason[] {
  const reasons: Reason[] = [];
  if (!bodyKindsOf[user.role].includes(user.kind))
    reasons.push({
      code: 'roleOutsideBody',
      pointer: '/organisationId',
      message: {
        it: 'Questo ruolo non si può avere in un ente di questo tipo.',
        en: 'This role does not exist in a body of this kind.',
      },
      fix: { it: 'Scegli un altro ente o un altro ruolo.', en: 'Choose another body or another role.' },
    });
  if (user.role === 'coordinator' && user.districts === 0)
    reasons.push({
      code: 'districtMissing',
      pointer: '/districtIds',
      message: {
        it: 'Un coordinatore ha almeno un distretto.',
        en: 'A coordinator has at least one district.',
      },
      fix: { it: 'Indica il distretto.', en: 'Name the district.' },
    });
  if (user.role !== 'coordinator' && user.districts > 0)
    reasons.push({
      code: 'districtNotAllowed',
      pointer: '/districtIds',
      message: {
        it: 'Solo un coordinatore ha distretti propri.',
        en: 'Only a coordinator has districts of their own.',
      },
      fix: { it: 'Togli i distretti.', en: 'Leave the districts out.' },
    });
  return reasons;
}

/** The scopes a key asks for that the role it acts as does not hold. */
export function scopesBeyond(role: KeyRole, scopes: readonly Permission[]): Permission[] {
  const held = permissionsOf(role);
  return scopes.filter((scope) => !held.has(scope));
}

/** Every reason why a key does not fit the body it is made for. */
export function apiKeyViolations(key: {
  actsAs: KeyRole;
  kind: OrganisationKind;
  scopes: readonly Permission[];
  districts: number;
}): Reason[] {
  const beyond = scopesBeyond(key.actsAs, key.scopes);
  return [
    ...roleViolations({ role: key.actsAs, kind: key.kind, districts: key.districts }),
    ...beyond.map((scope) => ({
      code: 'scopeBeyondRole',
      pointer: `/scopes/${key.scopes.indexOf(scope)}`,
      message: {
        it: `L’ambito ${scope} supera il ruolo per cui agisce la chiave.`,
        en: `The scope ${scope} exceeds the role the key acts as.`,
      },
      fix: { it: 'Togli l’ambito.', en: 'Leave the scope out.' },
    })),
  ];
}
