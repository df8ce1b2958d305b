import { defineProblem } from '../../platform/problem.ts';

export const planRefused = defineProblem({
  type: 'budgets/plan-refused',
  status: 422,
  title: {
    it: 'Le assegnazioni non possono essere pianificate così',
    en: 'Allocations cannot be planned like this',
  },
});
export const planChanged = defineProblem({
  type: 'budgets/plan-changed',
  status: 409,
  title: {
    it: 'Un collega ha cambiato il piano mentre lo scrivevi: nulla è stato salvato',
    en: 'A colleague changed the plan while you were writing it: nothing was saved',
  },
});
