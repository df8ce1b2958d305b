import { defineProblem } from '../../platform/problem.ts';

export const editionUnknown = defineProblem({
  type: 'programmes/edition-unknown',
  status: 422,
  title: { it: 'Questo avviso non esiste', en: 'There is no such edition' },
});
