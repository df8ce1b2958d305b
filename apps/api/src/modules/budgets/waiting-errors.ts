import { defineProblem, onConstraint } from '../../platform/problem.ts';

export const waitingAlready = defineProblem({
  type: 'budgets/waiting-already',
  status: 409,
  title: { it: 'La dote è già in lista d’attesa', en: 'The dowry is on the waiting list already' },
});
export const waitingNotRefused = defineProblem({
  type: 'budgets/waiting-not-refused',
  status: 409,
  title: {
    it: 'Entra in lista d’attesa una dote richiesta il cui nulla osta ha trovato risorse insufficienti: prova prima a concederlo',
    en: 'A requested dowry joins the waiting list when its clearance found too little money: try to grant it first',
  },
});
export const waitingNoMore = defineProblem({
  type: 'budgets/waiting-no-more',
  status: 409,
  title: { it: 'La dote non è più in lista d’attesa', en: 'The dowry is on the waiting list no more' },
});

onConstraint('waiting_once', waitingAlready);
