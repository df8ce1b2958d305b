import { type CivilDate, formatItalianDate, isCivilDate } from '@approdo/shared/dates';
import { dowryComponentLabels } from '@approdo/shared/dowry';
import { formatEuro } from '@approdo/shared/money';
import type { PlanContent } from '@approdo/shared/plan-content';
import { planCost, plannedMinutes, spanOf, variantOf } from '@approdo/shared/plan-cost';
import type { Violation } from '../../../platform/problem.ts';
import type { Edition, EditionVariant } from '../../programmes/index.ts';
import { draftViolations } from './draft-violations.ts';
import { given, violation } from './violation.ts';

type Sentence = Violation['message'];

/**
 * What is wrong with a plan; empty when nothing is. A draft may be unfinished but not contradict itself; who is
 * about to sign is told everything that is missing too.
 */
export function planViolations(
  content: PlanContent,
  edition: Edition,
  { signing }: { readonly signing: boolean },
): Violation[] {
  const contradictions = draftViolations(content, edition);
  if (!signing || contradictions.length > 0) return contradictions;
  const variant = variantOf(edition, content.variantId) ?? edition.variants[0];
  return [
    ...goalViolations(content),
    ...dateViolations(content, edition),
    ...internshipViolations(content, edition, variant),
    ...guidanceViolations(content, edition),
    ...capViolations(content, edition),
  ];
}

function goalViolations({ goals, actions }: PlanContent): Violation[] {
  const none = given(goals.length === 0, () =>
    violation('noGoals', '/goals', {
      message: { it: 'Il piano non ha obiettivi.', en: 'The plan has no goals.' },
      fix: {
        it: 'Aggiungi almeno un obiettivo con le sue azioni.',
        en: 'Add at least one goal with its actions.',
      },
    }),
  );
  const idle = goals.flatMap((goal, index) =>
    given(
      actions.every((action) => action.goalId !== goal.id),
      () =>
        violation('goalWithoutAction', `/goals/${index}`, {
          message: { it: `Nessuna azione per «${goal.title}».`, en: `No action for "${goal.title}".` },
          fix: { it: "Aggiungi un'azione o togli l'obiettivo.", en: 'Add an action or remove the goal.' },
        }),
    ),
  );
  return [...none, ...idle];
}

function dateViolations({ actions, startsOn }: PlanContent, edition: Edition): Violation[] {
  const missing = given(startsOn === null, () =>
    violation('startMissing', '/startsOn', {
      message: { it: 'Manca il giorno di inizio del piano.', en: 'The first day of the plan is missing.' },
      fix: { it: 'Indica quando il piano comincia.', en: 'Say when the plan begins.' },
    }),
  );
  const last = edition.window.internshipsEndBy.value;
  const late = actions.flatMap((action, index) => [
    ...given(action.dueOn === null, () =>
      violation('actionWithoutDueDate', `/actions/${index}/dueOn`, {
        message: { it: `«${action.title}» non ha una scadenza.`, en: `"${action.title}" has no due date.` },
        fix: { it: 'Indica entro quando.', en: 'Say by when.' },
      }),
    ),
    ...given(action.dueOn !== null && startsOn !== null && action.dueOn < startsOn, () =>
      violation('dueBeforeStart', `/actions/${index}/dueOn`, {
        message: {
          it: `La scadenza di «${action.title}» viene prima dell'inizio del piano.`,
          en: `"${action.title}" is due before the plan begins.`,
        },
        fix: { it: "Sposta la scadenza o l'inizio.", en: 'Move the due date or the start.' },
      }),
    ),
    ...given(action.dueOn !== null && action.dueOn > last, () =>
      violation('dueAfterEdition', `/actions/${index}/dueOn`, {
        message: {
          it: `«${action.title}» scade dopo la fine dell'avviso (${formatItalianDate(last)}).`,
          en: `"${action.title}" is due after the end of the notice (${formatItalianDate(last)}).`,
        },
        fix: { it: 'Anticipa la scadenza.', en: 'Bring the due date forward.' },
      }),
    ),
  ]);
  return [...missing, ...late];
}

function internshipViolations(content: PlanContent, edition: Edition, variant: EditionVariant): Violation[] {
  const { startsOn = null, endsOn = null } = content.internship ?? {};
  if (startsOn === null || endsOn === null || !isCivilDate(startsOn) || !isCivilDate(endsOn)) {
    return [
      violation('internshipMissing', '/internship', {
        message: { it: 'Manca il periodo del tirocinio.', en: "The internship's period is missing." },
        fix: { it: 'Indica primo e ultimo giorno previsti.', en: 'Give its first and last intended day.' },
      }),
    ];
  }
  if (endsOn < startsOn) {
    return [
      violation('internshipReversed', '/internship/endsOn', {
        message: {
          it: 'Il tirocinio finisce prima di cominciare.',
          en: 'The internship ends before it begins.',
        },
        fix: { it: "Correggi l'ultimo giorno.", en: 'Correct its last day.' },
      }),
    ];
  }
  const period = { startsOn, endsOn };
  return [...lengthViolations(period, edition, variant), ...windowViolations(period, content, edition)];
}

interface Period {
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
}

function lengthViolations(
  { startsOn, endsOn }: Period,
  edition: Edition,
  variant: EditionVariant,
): Violation[] {
  const { months, days } = spanOf(startsOn, endsOn);
  const monthsMax = variant.months.value;
  const monthsMin = edition.internship.monthsMin.value;
  const numbers = { months, days, monthsMax, monthsMin };
  return [
    ...given(months > monthsMax || (months === monthsMax && days > 0), () =>
      violation('internshipTooLong', '/internship/endsOn', {
        message: {
          it: `Il tirocinio supera i ${monthsMax} mesi previsti dall'avviso.`,
          en: `The internship is longer than the ${monthsMax} months of the notice.`,
        },
        fix: { it: "Anticipa l'ultimo giorno.", en: 'Bring its last day forward.' },
        numbers,
      }),
    ),
    ...given(months < monthsMin, () =>
      violation('internshipTooShort', '/internship/endsOn', {
        message: {
          it: `Il tirocinio dura meno di ${monthsMin} mesi.`,
          en: `The internship lasts less than ${monthsMin} months.`,
        },
        fix: { it: "Posticipa l'ultimo giorno.", en: 'Move its last day later.' },
        numbers,
      }),
    ),
  ];
}

function windowViolations({ startsOn, endsOn }: Period, content: PlanContent, edition: Edition): Violation[] {
  const first = edition.window.applicationsFrom.value;
  const last = edition.window.internshipsEndBy.value;
  const isOutside = startsOn < first || endsOn > last;
  return [
    ...given(isOutside, () =>
      violation(
        'internshipOutsideEdition',
        startsOn < first ? '/internship/startsOn' : '/internship/endsOn',
        {
          message: {
            it: `Il tirocinio esce dal periodo dell'avviso: ${formatItalianDate(first)} - ${formatItalianDate(last)}.`,
            en: `The internship falls outside the notice: ${formatItalianDate(first)} - ${formatItalianDate(last)}.`,
          },
          fix: { it: 'Sposta il tirocinio dentro il periodo.', en: 'Move the internship inside it.' },
        },
      ),
    ),
    ...given(content.startsOn !== null && startsOn < content.startsOn, () =>
      violation('internshipBeforePlan', '/internship/startsOn', {
        message: {
          it: "Il tirocinio comincia prima dell'inizio del piano.",
          en: 'The internship begins before the plan does.',
        },
        fix: {
          it: "Sposta il tirocinio o l'inizio del piano.",
          en: 'Move the internship or the start of the plan.',
        },
      }),
    ),
  ];
}

function guidanceViolations({ services }: PlanContent, edition: Edition): Violation[] {
  const areas = edition.guidance.areasBeforeClearance;
  const minutesMin = edition.guidance.minutesBeforeClearance.value;
  const minutes = plannedMinutes(services, areas);
  const [wanted, planned] = [hoursOf(minutesMin), hoursOf(minutes)];
  const names = areas.join(' + ');
  return [
    ...given(plannedMinutes(services) === 0, () =>
      violation('noServices', '/services', {
        message: { it: 'Nessuna ora di servizio prevista.', en: 'No hours of guidance are planned.' },
        fix: { it: 'Indica le ore per area.', en: 'Give the hours of each area.' },
      }),
    ),
    ...given(minutes < minutesMin, () =>
      violation('guidanceUnderRequired', '/services', {
        message: {
          it: `Prima del nulla osta servono ${wanted.it} ore in ${names}: ne sono previste ${planned.it}.`,
          en: `${wanted.en} hours in ${names} are needed before the clearance: ${planned.en} are planned.`,
        },
        fix: { it: `Aggiungi ore in ${names}.`, en: `Add hours in ${names}.` },
        numbers: { minutes, minutesMin },
      }),
    ),
  ];
}

/** Months over the cap are already told by the internship's length; hours over it are told here. */
function capViolations(content: PlanContent, edition: Edition): Violation[] {
  const lines = planCost(content, edition).lines.filter(({ unit }) => unit === 'minutes');
  return lines.flatMap(({ component, uncappedCents, capCents }) =>
    given(uncappedCents > capCents, () =>
      violation('componentOverCap', '/services', {
        message: {
          it: `${dowryComponentLabels[component].it}: ${formatEuro(uncappedCents)} previsti, la dote paga ${formatEuro(capCents)}.`,
          en: `${dowryComponentLabels[component].en}: ${formatEuro(uncappedCents, 'en')} planned, the dowry pays ${formatEuro(capCents, 'en')}.`,
        },
        fix: { it: 'Riduci le ore previste.', en: 'Plan fewer hours.' },
        numbers: { plannedCents: uncappedCents, capCents, overCents: uncappedCents - capCents },
      }),
    ),
  );
}

/** Minutes as people write hours: 20, or 20,5 in Italian and 20.5 in English. */
function hoursOf(minutes: number): Sentence {
  const en = (Math.round((minutes / 60) * 100) / 100).toString();
  return { it: en.replace('.', ','), en };
}
