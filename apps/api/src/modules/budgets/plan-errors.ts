import { defineProblem } from '../../platform/problem.ts';

export const planRefused = defineProblem({
  type: 'budgets/plan-refused',
  status: 422,
  title: {
    it: 'Le assegnazioni non possono essere pianificate così',
    en: 'Allocations cannot be planned like this',
  },
});
