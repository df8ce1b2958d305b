import type { CivilDate } from '@approdo/shared/dates';
import { hostingKinds, type OrganisationKind, sectorOfAteco } from '@approdo/shared/organisations';
import { normaliseTaxCode, taxCodeViolations } from '@approdo/shared/tax-code';
import { normaliseVatNumber, vatNumberViolations } from '@approdo/shared/vat-number';
import type { Violation } from '../../platform/problem.ts';
import type { SetHostDetails } from './schemas.ts';

/** What is checked of a body before it is saved; codes as they were written. */
export interface BodyFacts {
  name: string;
  kind: OrganisationKind;
  vatNumber: string | null;
  taxCode: string | null;
  host: SetHostDetails | null;
}

/** Every reason why a body cannot be saved; empty when it can. */
export function organisationViolations(body: BodyFacts): Violation[] {
  return [...nameViolations(body), ...codeViolations(body), ...hostViolations(body)];
}

function nameViolations({ name }: BodyFacts): Violation[] {
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

function codeViolations({ vatNumber, taxCode }: BodyFacts): Violation[] {
  if (vatNumber === null && taxCode === null)
    return [
      {
        code: 'identifierMissing',
        pointer: '/vatNumber',
        message: {
          it: 'Manca la partita IVA o il codice fiscale.',
          en: 'The VAT number or tax code is missing.',
        },
        fix: { it: 'Indica almeno uno dei due.', en: 'Give at least one of the two.' },
      },
    ];
  const ofVat = vatNumber === null ? [] : vatNumberViolations(vatNumber);
  return [
    ...ofVat.map(({ severity: _, ...violation }) => ({ ...violation, pointer: '/vatNumber' })),
    ...(taxCode === null ? [] : taxCodeOfBody(taxCode)),
  ];
}

/** A body has a tax code of eleven digits; a person who trades alone has their own of sixteen. */
function taxCodeOfBody(taxCode: string): Violation[] {
  const written = normaliseTaxCode(taxCode);
  const found = /^\d+$/.test(written) ? vatNumberViolations(written) : taxCodeViolations(written);
  return found
    .filter(({ severity }) => severity === 'error')
    .map(({ severity: _, ...violation }) => ({ ...violation, pointer: '/taxCode' }));
}

const hostDetailsMissing: Violation = {
  code: 'hostDetailsMissing',
  pointer: '/host',
  message: {
    it: 'Di un soggetto ospitante servono il settore e i dipendenti.',
    en: 'A host needs its sector and its employees.',
  },
  fix: { it: 'Indica settore e numero di dipendenti.', en: 'Give sector and number of employees.' },
};

function hostViolations({ kind, host }: BodyFacts): Violation[] {
  if (host === null) return kind === 'host' ? [hostDetailsMissing] : [];
  if (!hostingKinds.includes(kind))
    return [
      {
        code: 'hostDetailsNotForKind',
        pointer: '/host',
        message: {
          it: 'Un ente di questo tipo non ospita tirocini.',
          en: 'A body of this kind hosts no internships.',
        },
        fix: { it: 'Togli i dati del soggetto ospitante.', en: 'Leave the details of a host out.' },
      },
    ];
  const { atecoCode, sector } = host;
  if (atecoCode === undefined || sectorOfAteco(atecoCode) === sector) return [];
  return [
    {
      code: 'atecoOutsideSector',
      pointer: '/host/atecoCode',
      message: {
        it: 'Il codice ATECO appartiene a un altro settore.',
        en: 'The ATECO code belongs to another sector.',
      },
      fix: { it: 'Correggi il codice o il settore.', en: 'Correct the code or the sector.' },
    },
  ];
}

/** The VAT number as it is stored, once it was checked. */
export const storedVatNumber = (written: string | null) =>
  written === null ? null : normaliseVatNumber(written);
/** The tax code of a body as it is stored, once it was checked. */
export const storedTaxCode = (written: string | null) =>
  written === null ? null : normaliseTaxCode(written);

export interface SeatFacts {
  /** True when the municipality exists today. */
  municipalityKnown: boolean;
  /** What the seat was before; null for a new one. */
  before: { main: boolean } | null;
  main: boolean;
  closedOn: CivilDate | null;
}

/** Every reason why a seat cannot be saved; empty when it can. */
export function seatViolations(seat: SeatFacts, today: CivilDate): Violation[] {
  const violations: Violation[] = [];
  if (!seat.municipalityKnown)
    violations.push({
      code: 'municipalityUnknown',
      pointer: '/municipalityIstatCode',
      message: {
        it: 'Nessun comune ha oggi questo codice ISTAT.',
        en: 'No municipality has this ISTAT code today.',
      },
      fix: { it: 'Cerca il comune e sceglilo dall’elenco.', en: 'Look the municipality up and choose it.' },
    });
  if (seat.before?.main && (!seat.main || seat.closedOn !== null))
    violations.push({
      code: 'mainSeatNeeded',
      pointer: seat.main ? '/closedOn' : '/main',
      message: { it: 'È la sede principale.', en: 'This is the main seat.' },
      fix: { it: 'Indica prima un’altra sede come principale.', en: 'Make another seat the main one first.' },
    });
  else if (seat.main && seat.closedOn !== null)
    violations.push({
      code: 'mainSeatClosed',
      pointer: '/main',
      message: {
        it: 'Una sede chiusa non può essere la principale.',
        en: 'A closed seat cannot be the main one.',
      },
      fix: { it: 'Riapri la sede o scegline un’altra.', en: 'Open the seat again or choose another.' },
    });
  return [...violations, ...futureViolations(seat.closedOn, today)];
}

function futureViolations(closedOn: CivilDate | null, today: CivilDate): Violation[] {
  if (closedOn === null || closedOn <= today) return [];
  return [
    {
      code: 'closureInTheFuture',
      pointer: '/closedOn',
      message: { it: 'La data di chiusura è futura.', en: 'The closing day is in the future.' },
      fix: { it: 'Registra la chiusura quando è avvenuta.', en: 'Record the closure once it has happened.' },
    },
  ];
}

export interface Period {
  validFrom: CivilDate;
  validTo: CivilDate | null;
}

export interface AccreditationFacts extends Period {
  regionKnown: boolean;
  /** The periods of the body's other accreditations of the same kind in the same region. */
  others: readonly Period[];
}

/** Every reason why an accreditation cannot be saved; empty when it can. */
export function accreditationViolations(accreditation: AccreditationFacts): Violation[] {
  const { validFrom, validTo, others, regionKnown } = accreditation;
  const violations: Violation[] = [];
  if (!regionKnown)
    violations.push({
      code: 'regionUnknown',
      pointer: '/regionCode',
      message: { it: 'Questa regione non esiste.', en: 'There is no such region.' },
      fix: { it: 'Scegli una regione dall’elenco.', en: 'Choose a region from the list.' },
    });
  if (validTo !== null && validTo < validFrom)
    violations.push({
      code: 'periodReversed',
      pointer: '/validTo',
      message: { it: 'La fine viene prima dell’inizio.', en: 'The end comes before the beginning.' },
      fix: { it: 'Correggi le date.', en: 'Correct the days.' },
    });
  else if (others.some((other) => overlap(accreditation, other)))
    violations.push({
      code: 'accreditationOverlaps',
      pointer: '/validFrom',
      message: {
        it: 'Nello stesso periodo c’è già un accreditamento di questo tipo per lo stesso territorio.',
        en: 'There is already an accreditation of this kind for the same territory in that period.',
      },
      fix: {
        it: 'Chiudi prima quello esistente o cambia le date.',
        en: 'End the existing one first, or change the days.',
      },
    });
  return violations;
}

/** Both last days belong to their period. */
function overlap(a: Period, b: Period): boolean {
  return (b.validTo === null || a.validFrom <= b.validTo) && (a.validTo === null || b.validFrom <= a.validTo);
}

export interface ClosureFacts {
  closedOn: CivilDate;
  /** Users of the body who are not suspended, and keys that are not revoked. */
  activeUsers: number;
  activeKeys: number;
}

/** Every reason why a body cannot be closed; empty when it can. */
export function closureViolations(closure: ClosureFacts, today: CivilDate): Violation[] {
  const { activeUsers, activeKeys } = closure;
  const violations = futureViolations(closure.closedOn, today);
  if (activeUsers > 0)
    violations.push({
      code: 'usersActive',
      pointer: '',
      message:
        activeUsers === 1
          ? { it: 'Un utente può ancora accedere.', en: 'One user can still sign in.' }
          : {
              it: `${activeUsers} utenti possono ancora accedere.`,
              en: `${activeUsers} users can still sign in.`,
            },
      fix: { it: 'Sospendi prima gli utenti dell’ente.', en: 'Suspend the users of the body first.' },
      numbers: { activeUsers },
    });
  if (activeKeys > 0)
    violations.push({
      code: 'keysActive',
      pointer: '',
      message:
        activeKeys === 1
          ? { it: 'Una chiave applicativa è attiva.', en: 'One API key is active.' }
          : { it: `${activeKeys} chiavi applicative sono attive.`, en: `${activeKeys} API keys are active.` },
      fix: { it: 'Revoca prima le chiavi dell’ente.', en: 'Revoke the keys of the body first.' },
      numbers: { activeKeys },
    });
  return violations;
}
