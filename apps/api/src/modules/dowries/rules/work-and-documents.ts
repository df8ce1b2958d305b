import { addMonths, type CivilDate, daysBetween, monthsBetween } from '@approdo/shared/dates';
import type { Edition, EmploymentCondition } from '../../programmes/index.ts';
import {
  type Condition,
  type ConditionTitle,
  met,
  onDay,
  type Sentence,
  unknown,
  unmet,
} from './condition.ts';
import { covers, type EligibilityFacts, latestBegun, latestCovering, type Period } from './facts.ts';

const titles = {
  unemployment: {
    code: 'unemployment',
    title: { it: 'Disoccupato o inoccupato', en: 'Unemployed or never employed' },
  },
  workDeclaration: {
    code: 'workDeclaration',
    title: {
      it: 'Dichiarazione di immediata disponibilità (DID)',
      en: 'Declaration of availability to work (DID)',
    },
  },
  servicePact: { code: 'servicePact', title: { it: 'Patto di servizio', en: 'Service pact' } },
  privacyNotice: {
    code: 'privacyNotice',
    title: { it: 'Informativa sulla privacy consegnata', en: 'Privacy notice given' },
  },
  consent: { code: 'consent', title: { it: 'Consenso della persona', en: "The person's consent" } },
  taxCode: { code: 'taxCode', title: { it: 'Codice fiscale', en: 'Tax code' } },
} as const satisfies Record<string, ConditionTitle>;

const conditionLabels: Readonly<Record<EmploymentCondition, Sentence>> = {
  unemployed: { it: 'disoccupato', en: 'unemployed' },
  neverEmployed: { it: 'inoccupato', en: 'never employed' },
  inactive: { it: 'inattivo', en: 'inactive' },
  student: { it: 'studente', en: 'student' },
  employed: { it: 'occupato', en: 'employed' },
};

/** Whether the person is without work on the day, in one of the ways the edition admits. */
export function unemploymentCondition(facts: EligibilityFacts, edition: Edition, on: CivilDate): Condition {
  const title = titles.unemployment;
  const status = latestCovering(facts.employment, on);
  if (status === undefined) {
    return unknown(title, {
      missing: {
        it: 'Nessuna condizione occupazionale registrata per questa data.',
        en: 'No employment status is recorded for this day.',
      },
      fix: { it: 'Registra la condizione occupazionale.', en: 'Record the employment status.' },
    });
  }
  const label = conditionLabels[status.condition];
  const seen = {
    it: `Condizione dal ${onDay(status.from)}: ${label.it}.`,
    en: `Status since ${onDay(status.from)}: ${label.en}.`,
  };
  const admitted = edition.employmentConditions.value;
  if (admitted.includes(status.condition)) return met(title, { seen });
  const names = (language: 'it' | 'en') => admitted.map((one) => conditionLabels[one][language]).join(', ');
  return unmet(title, {
    seen,
    fix: {
      it: `L'avviso ammette: ${names('it')}. Se la condizione è cambiata, aggiornala.`,
      en: `The notice admits: ${names('en')}. If the status has changed, update it.`,
    },
  });
}

/** Days before the declaration grows too old at which a warning begins. */
const declarationWarningDays = 30;

/** Whether a declaration (DID) is in force on the day and no older than the edition allows. */
export function workDeclarationCondition(
  facts: EligibilityFacts,
  edition: Edition,
  on: CivilDate,
): Condition[] {
  if (!edition.workDeclaration.required.value) return [];
  const title = titles.workDeclaration;
  const fix = {
    it: 'Chiedi alla persona una nuova DID e registrala.',
    en: 'Ask the person for a new declaration and record it.',
  };
  const declaration = latestCovering(facts.workDeclarations, on);
  if (declaration === undefined) return [lapsedOrMissing(title, facts.workDeclarations, { on, fix })];
  const monthsMax = edition.workDeclaration.ageMonthsMax.value;
  const seen = {
    it: `DID del ${onDay(declaration.from)}.`,
    en: `Declaration of ${onDay(declaration.from)}.`,
  };
  if (monthsMax === null) return [met(title, { seen })];
  const lastDay = addMonths(declaration.from, monthsMax);
  const numbers = { months: monthsBetween(declaration.from, on), monthsMax };
  if (on > lastDay) {
    const old = {
      it: `DID del ${onDay(declaration.from)}: ha più di ${monthsMax} mesi.`,
      en: `Declaration of ${onDay(declaration.from)}: more than ${monthsMax} months old.`,
    };
    return [unmet(title, { seen: old, fix, numbers })];
  }
  const daysLeft = daysBetween(on, lastDay);
  const ending = { it: `Vale fino al ${onDay(lastDay)}.`, en: `It is good until ${onDay(lastDay)}.` };
  const warning = daysLeft <= declarationWarningDays ? ending : null;
  return [met(title, { seen, warning, numbers: { ...numbers, daysLeft } })];
}

/** Whether a service pact is in force on the day; asked only by editions that need one. */
export function servicePactCondition(facts: EligibilityFacts, edition: Edition, on: CivilDate): Condition[] {
  if (!edition.servicePactRequired.value) return [];
  const fix = {
    it: "Fai firmare il patto di servizio al centro per l'impiego e registralo.",
    en: 'Have the service pact signed at the employment centre and record it.',
  };
  const pact = latestCovering(facts.servicePacts, on);
  if (pact === undefined) return [lapsedOrMissing(titles.servicePact, facts.servicePacts, { on, fix })];
  const seen = { it: `Firmato il ${onDay(pact.from)}.`, en: `Signed on ${onDay(pact.from)}.` };
  return [met(titles.servicePact, { seen })];
}

/** Whether the privacy notice was given and the consent stands on the day. */
export function consentConditions(facts: EligibilityFacts, on: CivilDate): Condition[] {
  return [
    givenCondition(titles.privacyNotice, facts.privacyNotices, {
      on,
      fix: {
        it: "Consegna l'informativa e registra il giorno.",
        en: 'Hand over the notice and record the day.',
      },
    }),
    givenCondition(titles.consent, facts.consents, {
      on,
      fix: { it: 'Raccogli il consenso e registralo.', en: 'Collect the consent and record it.' },
    }),
  ];
}

/** Whether the person has a tax code on the day; a provisional one where the edition takes it. */
export function taxCodeCondition(facts: EligibilityFacts, edition: Edition, on: CivilDate): Condition {
  const title = titles.taxCode;
  const current = facts.taxCodes.filter((code) => covers(code, on));
  if (current.some((code) => !code.provisional)) {
    return met(title, { seen: { it: 'Codice fiscale registrato.', en: 'Tax code recorded.' } });
  }
  const fix = { it: 'Registra il codice fiscale definitivo.', en: 'Record the final tax code.' };
  const seen = { it: 'Solo un codice provvisorio.', en: 'Only a provisional code.' };
  if (current.length === 0) {
    const missing = { it: 'Nessun codice fiscale registrato.', en: 'No tax code is recorded.' };
    return unknown(title, { missing, fix });
  }
  if (!edition.provisionalTaxCodeAccepted.value) return unmet(title, { seen, fix });
  const warning = { it: 'Andrà convertito in quello definitivo.', en: 'To be converted into the final one.' };
  return met(title, { seen, warning });
}

interface Wanted {
  readonly on: CivilDate;
  readonly fix: Sentence;
}

function givenCondition(title: ConditionTitle, periods: readonly Period[], { on, fix }: Wanted): Condition {
  const given = latestCovering(periods, on);
  if (given === undefined) return lapsedOrMissing(title, periods, { on, fix });
  return met(title, { seen: { it: `Il ${onDay(given.from)}.`, en: `On ${onDay(given.from)}.` } });
}

/** Something that ended is an answer, something never recorded is a gap. */
function lapsedOrMissing(title: ConditionTitle, periods: readonly Period[], { on, fix }: Wanted): Condition {
  const last = latestBegun(periods, on);
  if (last?.until == null) {
    const missing = { it: 'Non risulta registrato in questa data.', en: 'Not recorded on this day.' };
    return unknown(title, { missing, fix });
  }
  const seen = {
    it: `Valido fino al ${onDay(last.until)}.`,
    en: `Good until ${onDay(last.until)}.`,
  };
  return unmet(title, { seen, fix });
}
