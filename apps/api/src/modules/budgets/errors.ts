import { defineProblem } from '../../platform/problem.ts';

export const fundingRefused = defineProblem({
  type: 'budgets/funding-refused',
  status: 422,
  title: {
    it: 'Il finanziamento non può essere registrato così',
    en: 'The funding cannot be recorded like this',
  },
});
export const allocationRefused = defineProblem({
  type: 'budgets/allocation-refused',
  status: 422,
  title: {
    it: 'L’assegnazione ai distretti non può essere registrata così',
    en: 'The allocation to districts cannot be recorded like this',
  },
});
