import { addDays, addMonths, type CivilDate } from '@approdo/shared/dates';
import { serviceAreas } from '@approdo/shared/dowry';
import { planCatalogue } from '@approdo/shared/plan-catalogue';
import type { openPlan } from '../modules/action-plans/index.ts';
import type { Edition } from '../modules/programmes/index.ts';
import type { Random } from './random.ts';

/** The text of a plan, as the command that opens one takes it. */
export type PlanText = NonNullable<Parameters<typeof openPlan>[1]['content']>;

const situations = [
  'Ha lavorato in agricoltura e in cucina; vuole un contratto stabile e una casa in affitto. Italiano sufficiente per lavorare, da rafforzare lo scritto.',
  'Diploma nel Paese di origine, nessuna esperienza in Italia. Disponibile su turni, senza patente. Cerca un mestiere con cui mantenere la famiglia.',
  'Esperienza come magazziniere e muratore. Vive in un appartamento del progetto di accoglienza, in uscita entro l’anno.',
  'Frequenta il CPIA e vuole lavorare con le persone. Buona capacità di relazione, da costruire il curriculum.',
  'Saldatore con esperienza nel Paese di origine; chiede il riconoscimento delle competenze e un tirocinio in officina.',
];

const fields = [
  'Aiuto cuoco',
  'Addetto alle pulizie',
  'Operaio di produzione',
  'Magazziniere',
  'Operatore agricolo',
  'Addetto alle vendite',
  'Assistente in residenza',
  'Aiuto saldatore',
  'Cameriere di sala',
  'Manutentore',
];

const goals = [
  {
    id: 'lavoro',
    title: 'Entrare in un’azienda con un tirocinio',
    theme: 'work',
    actions: ['work-cv', 'work-interview', 'work-host', 'work-visit'],
  },
  {
    id: 'competenze',
    title: 'Far valere ciò che sa fare',
    theme: 'skills',
    actions: ['skills-balance', 'skills-safety', 'skills-course'],
  },
  {
    id: 'italiano',
    title: 'Migliorare l’italiano per il lavoro',
    theme: 'italian',
    actions: ['italian-level', 'italian-course'],
  },
  {
    id: 'documenti',
    title: 'Avere i documenti in regola',
    theme: 'documents',
    actions: ['documents-renewal', 'work-centre'],
  },
] as const;

/** A plan as an operator would write it: two or three goals, an action or more for each, the hours of the edition, six months of internship. */
export function inventPlan(random: Random, edition: Edition, startsOn: CivilDate): PlanText {
  const chosen = goals.filter((_, index) => index === 0 || random.chance(0.55));
  const internshipStartsOn = addDays(startsOn, random.between(50, 80));
  const [{ id: variantId, months }] = edition.variants;
  return {
    variantId,
    startsOn,
    situation: random.pick(situations),
    goals: chosen.map(({ id, title, theme }) => ({ id, title, theme })),
    actions: chosen.flatMap(({ id, actions }) =>
      actions
        .slice(0, random.between(1, actions.length))
        .map((code, index) => inventAction(random, { goalId: id, code, index, startsOn })),
    ),
    services: inventServices(edition),
    internship: {
      startsOn: internshipStartsOn,
      endsOn: addDays(addMonths(internshipStartsOn, months.value), -1),
      field: random.pick(fields),
    },
  };
}

/** The hours the edition asks for by area or, where it names only their sum, a usual spread of it. */
function inventServices(edition: Edition): PlanText['services'] {
  const asked = serviceAreas.flatMap((area) => {
    const minutes = edition.guidance.areaMinutes[area].value;
    return minutes === null || minutes === 0 ? [] : [{ area, minutes }];
  });
  if (asked.length > 0) return asked;
  const [{ requiredMinutes }] = edition.variants;
  const first = [
    { area: 'A2' as const, minutes: 240 },
    { area: 'A3' as const, minutes: 960 },
  ];
  return [...first, { area: 'A4', minutes: Math.max(60, requiredMinutes.value - 1200) }];
}

function inventAction(
  random: Random,
  { goalId, code, index, startsOn }: { goalId: string; code: string; index: number; startsOn: CivilDate },
): PlanText['actions'][number] {
  const entry = planCatalogue.find((each) => each.code === code);
  if (!entry) throw new Error(`the catalogue has no ${code}`);
  return {
    id: `${goalId}-${index + 1}`,
    goalId,
    title: entry.it,
    theme: entry.theme,
    catalogueCode: code,
    responsible: random.pick(['person', 'operator'] as const),
    dueOn: addDays(startsOn, 14 + index * 14 + random.between(0, 10)),
  };
}
