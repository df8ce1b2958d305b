import { defineProblem, onConstraint } from '../../platform/problem.ts';

export const waitingAlready = defineProblem({
  type: 'budgets/waiting-already',
  status: 409,
  title: { it: 'La dote è già in lista d’attesa', en: 'The dowry is on the waiting list already' },
  advice: { it: 'Apri la lista per vedere il suo posto.', en: 'Open the list to see its place.' },
});
export const waitingNotRequested = defineProblem({
  type: 'budgets/waiting-not-requested',
  status: 409,
  title: {
    it: 'In lista d’attesa entra solo una dote richiesta e non ancora decisa',
    en: 'Only a dowry that is requested and not decided yet joins the waiting list',
  },
});
export const waitingMoneyIsThere = defineProblem({
  type: 'budgets/waiting-money-is-there',
  status: 409,
  title: {
    it: 'Il denaro per questa dote c’è e nessun’altra aspetta prima di lei: concedi il nulla osta',
    en: 'The money for this dowry is there and nobody waits before it: grant the clearance',
  },
});
export const waitingNoMore = defineProblem({
  type: 'budgets/waiting-no-more',
  status: 409,
  title: { it: 'La dote non è più in lista d’attesa', en: 'The dowry is on the waiting list no more' },
  advice: {
    it: 'Aggiorna la lista: nel frattempo è stata decisa o tolta.',
    en: 'Read the list again: it was decided or taken off meanwhile.',
  },
});
export const waitingPrecedesAlready = defineProblem({
  type: 'budgets/waiting-precedes-already',
  status: 409,
  title: {
    it: 'La dote ha già una precedenza: resta al posto che ha, perché chi la precede ne ha avuta una prima',
    en: 'The dowry goes before others already: it keeps its place, since who is before it was let go first earlier',
  },
});

onConstraint('waiting_once', waitingAlready);
