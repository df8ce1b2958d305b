import { addDays, addMonths, type CivilDate, daysBetween } from '@approdo/shared/dates';
import { variantOf } from '@approdo/shared/plan-cost';
import type { Edition } from '../../programmes/index.ts';
import {
  type Condition,
  type ConditionTitle,
  met,
  onDay,
  type Sentence,
  unknown,
  unmet,
} from './condition.ts';
import { covers, type EligibilityFacts, type OtherDowryFact } from './facts.ts';

const titles = {
  oneDowry: {
    code: 'oneDowryPerPerson',
    title: { it: 'Una sola dote per persona', en: 'One dowry per person' },
  },
  otherPolicy: {
    code: 'noOtherPaidPolicy',
    title: { it: 'Nessuna altra politica attiva retribuita', en: 'No other paid active policy' },
  },
  editionOpen: { code: 'editionOpen', title: { it: 'Avviso aperto', en: 'Notice open' } },
  clearanceWindow: {
    code: 'clearanceWindow',
    title: { it: 'Termine per chiedere il nulla osta', en: 'Last day to ask for the clearance' },
  },
  internshipFits: {
    code: 'internshipFits',
    title: { it: "Tirocinio entro i termini dell'avviso", en: 'Internship within the terms of the notice' },
  },
  promoterPaths: {
    code: 'promoterPaths',
    title: { it: 'Percorsi del soggetto promotore', en: "Promoter's paths" },
  },
} as const satisfies Record<string, ConditionTitle>;

const matches: Readonly<Record<OtherDowryFact['matchedBy'], Sentence>> = {
  caseFile: { it: 'in questo stesso fascicolo', en: 'in this same case file' },
  taxCode: { it: 'stesso codice fiscale', en: 'same tax code' },
  convertedTaxCode: { it: 'codice provvisorio convertito', en: 'provisional code since converted' },
  nameBirthAndCountry: {
    it: 'stesso nome, data e paese di nascita',
    en: 'same name, birth date and country',
  },
};

/** Whether the person already had a dowry, at any body. */
export function oneDowryCondition({ otherDowries }: EligibilityFacts, edition: Edition): Condition[] {
  if (!edition.oneDowryPerPerson.value) return [];
  const title = titles.oneDowry;
  if (otherDowries === null) {
    const missing = { it: 'Ricerca di altre doti non eseguita.', en: 'Other dowries were not searched for.' };
    return [unknown(title, { missing, fix: { it: 'Ripeti la verifica.', en: 'Run the check again.' } })];
  }
  const [other] = otherDowries;
  if (other === undefined) {
    return [met(title, { seen: { it: 'Nessuna altra dote trovata.', en: 'No other dowry was found.' } })];
  }
  const match = matches[other.matchedBy];
  return [
    unmet(title, {
      seen: {
        it: `Trovata una dote in ${other.editionName} (${match.it}).`,
        en: `A dowry was found in ${other.editionName} (${match.en}).`,
      },
      fix: {
        it: "Se non è la stessa persona, correggi i dati anagrafici o segnala l'omonimia all'ente titolare.",
        en: 'If it is not the same person, correct the personal data or tell the authority of the namesake.',
      },
      numbers: { dowries: otherDowries.length },
    }),
  ];
}

/** Whether another paid active policy runs on the day, where the edition forbids it. */
export function otherPolicyCondition(facts: EligibilityFacts, edition: Edition, on: CivilDate): Condition[] {
  if (edition.otherPaidPolicyAllowed.value) return [];
  const title = titles.otherPolicy;
  if (facts.otherPaidPolicies === null) {
    return [
      unknown(title, {
        missing: {
          it: 'Non è registrato se la persona segue un’altra politica attiva retribuita.',
          en: 'It is not recorded whether the person follows another paid active policy.',
        },
        fix: { it: 'Chiedilo alla persona e registralo.', en: 'Ask the person and record it.' },
      }),
    ];
  }
  const running = facts.otherPaidPolicies.find((policy) => covers(policy, on));
  if (running === undefined) {
    return [met(title, { seen: { it: 'Nessuna in questa data.', en: 'None on this day.' } })];
  }
  return [
    unmet(title, {
      seen: {
        it: `In corso dal ${onDay(running.from)}: ${running.name}.`,
        en: `Running since ${onDay(running.from)}: ${running.name}.`,
      },
      fix: {
        it: 'Aspetta che finisca o registra quando è finita.',
        en: 'Wait for its end, or record when it ended.',
      },
    }),
  ];
}

/** Whether the notice is open on the day, and how long a clearance may still be asked for. */
export function windowConditions(edition: Edition, on: CivilDate): Condition[] {
  const from = edition.window.applicationsFrom.value;
  const until = edition.window.internshipsEndBy.value;
  const seen = {
    it: `Dal ${onDay(from)} al ${onDay(until)}.`,
    en: `From ${onDay(from)} to ${onDay(until)}.`,
  };
  const isOpen = on >= from && on <= until;
  const open = isOpen
    ? met(titles.editionOpen, { seen })
    : unmet(titles.editionOpen, {
        seen,
        fix: {
          it: 'Scegli un avviso aperto in questa data.',
          en: 'Choose a notice that is open on this day.',
        },
      });
  const term = edition.window.clearanceRequestsUntil.value;
  return term === null ? [open] : [open, clearanceWindow(term, on)];
}

function clearanceWindow(term: CivilDate, on: CivilDate): Condition {
  const seen = { it: `Entro il ${onDay(term)}.`, en: `By ${onDay(term)}.` };
  const daysLeft = daysBetween(on, term);
  if (daysLeft >= 0) return met(titles.clearanceWindow, { seen, numbers: { daysLeft } });
  return unmet(titles.clearanceWindow, {
    seen,
    fix: {
      it: 'Il termine è passato: scegli un altro avviso.',
      en: 'The day has passed: choose another notice.',
    },
    numbers: { daysLate: -daysLeft },
  });
}

/** The last day of the internship: the planned one, or that of an ordinary internship that began on the day. */
export function expectedInternshipEnd(facts: EligibilityFacts, edition: Edition, on: CivilDate): CivilDate {
  if (facts.internshipEndsOn !== null) return facts.internshipEndsOn;
  const variant = variantOf(edition, facts.variantId) ?? edition.variants[0];
  return addDays(addMonths(on, variant.months.value), -1);
}

/** Whether the internship, as planned or as long as the notice wants it, ends within the notice's terms. */
export function internshipFitsCondition(facts: EligibilityFacts, edition: Edition, on: CivilDate): Condition {
  const title = titles.internshipFits;
  const term = edition.window.internshipsEndBy.value;
  const end = expectedInternshipEnd(facts, edition, on);
  const seen = {
    it: `Finirebbe il ${onDay(end)}; il termine è il ${onDay(term)}.`,
    en: `It would end on ${onDay(end)}; the last day is ${onDay(term)}.`,
  };
  if (end <= term) return met(title, { seen, numbers: { daysLeft: daysBetween(end, term) } });
  return unmet(title, {
    seen,
    fix: {
      it: 'Anticipa o accorcia il tirocinio, o scegli un altro avviso.',
      en: 'Start the internship earlier or make it shorter, or choose another notice.',
    },
    numbers: { daysLate: daysBetween(term, end) },
  });
}

/** Whether the promoter still has room for a path, where the edition sets a limit. */
export function promoterPathsCondition({ promoterPaths }: EligibilityFacts, edition: Edition): Condition[] {
  const max = edition.pathsPerPromoterMax.value;
  if (max === null) return [];
  const title = titles.promoterPaths;
  if (promoterPaths === null) {
    const missing = {
      it: 'Percorsi del promotore non contati.',
      en: "The promoter's paths were not counted.",
    };
    return [unknown(title, { missing, fix: { it: 'Ripeti la verifica.', en: 'Run the check again.' } })];
  }
  const seen = { it: `${promoterPaths} percorsi su ${max}.`, en: `${promoterPaths} paths of ${max}.` };
  const numbers = { paths: promoterPaths, pathsMax: max };
  if (promoterPaths < max) return [met(title, { seen, numbers })];
  const fix = {
    it: 'Il promotore ha esaurito i percorsi: la persona può rivolgersi a un altro ente.',
    en: 'The promoter has no paths left: the person may turn to another body.',
  };
  return [unmet(title, { seen, fix, numbers })];
}
