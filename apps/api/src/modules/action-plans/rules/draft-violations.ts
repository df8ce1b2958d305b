import { isCatalogueCode } from '@approdo/shared/plan-catalogue';
import type { PlanAction, PlanContent } from '@approdo/shared/plan-content';
import { variantOf } from '@approdo/shared/plan-cost';
import type { Violation } from '../../../platform/problem.ts';
import type { Edition } from '../../programmes/index.ts';
import { given, violation } from './violation.ts';

/** What cannot be read as a plan at all: a draft with any of these is not saved. */
export function draftViolations(content: PlanContent, edition: Edition): Violation[] {
  return [
    ...given(variantOf(edition, content.variantId) === undefined, () =>
      violation('unknownVariant', '/variantId', {
        message: { it: "L'avviso non prevede questa durata.", en: 'The notice has no such length.' },
        fix: { it: 'Scegli una delle durate previste.', en: 'Choose one of its lengths.' },
      }),
    ),
    ...repeated(content.goals, (goal) => goal.id, '/goals'),
    ...repeated(content.actions, (action) => action.id, '/actions'),
    ...repeated(content.services, (service) => service.area, '/services'),
    ...content.actions.flatMap((action, index) => actionContradictions(action, index, content)),
  ];
}

function repeated<Item>(items: readonly Item[], key: (item: Item) => string, pointer: string): Violation[] {
  return items.flatMap((item, index) =>
    given(items.findIndex((other) => key(other) === key(item)) < index, () =>
      violation('repeated', `${pointer}/${index}`, {
        message: { it: 'Questa riga è ripetuta.', en: 'This row is repeated.' },
        fix: { it: 'Tieni una sola delle due righe.', en: 'Keep one of the two rows.' },
      }),
    ),
  );
}

function actionContradictions(action: PlanAction, index: number, content: PlanContent): Violation[] {
  const said = [action.closedOn, action.closingReason].filter((value) => value !== null).length;
  const expected = action.outcome === 'open' ? 0 : 2;
  return [
    ...given(
      content.goals.every((goal) => goal.id !== action.goalId),
      () =>
        violation('actionWithoutGoal', `/actions/${index}/goalId`, {
          message: {
            it: "L'azione non appartiene a nessun obiettivo.",
            en: 'The action belongs to no goal.',
          },
          fix: { it: "Scegli l'obiettivo a cui serve.", en: 'Choose the goal it serves.' },
        }),
    ),
    ...given(action.catalogueCode !== null && !isCatalogueCode(action.catalogueCode), () =>
      violation('unknownCatalogueEntry', `/actions/${index}/catalogueCode`, {
        message: { it: 'Voce di catalogo sconosciuta.', en: 'Unknown entry of the catalogue.' },
        fix: { it: "Scrivi l'azione a testo libero.", en: 'Write the action as free text.' },
      }),
    ),
    ...given(said !== expected, () =>
      violation('closingIncomplete', `/actions/${index}/outcome`, {
        message: {
          it: "Un'azione chiusa ha esito, giorno e motivo.",
          en: 'A closed action has an outcome, a day and a reason.',
        },
        fix: {
          it: "Completa la chiusura o riapri l'azione.",
          en: 'Complete the closing or reopen the action.',
        },
      }),
    ),
  ];
}
