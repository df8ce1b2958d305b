import { defineProblem, onConstraint } from '../../platform/problem.ts';

export const scenarioNameTaken = defineProblem({
  type: 'budgets/scenario-name-taken',
  status: 409,
  title: {
    it: 'Il tuo ente ha già uno scenario con questo nome: scegline un altro',
    en: 'Your body has a scenario of this name already: choose another',
  },
});

onConstraint('scenario_name_once', scenarioNameTaken);
