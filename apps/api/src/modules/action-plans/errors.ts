import { defineProblem, onConstraint } from '../../platform/problem.ts';

export const planExists = defineProblem({
  type: 'action-plans/plan-exists',
  status: 409,
  title: {
    it: 'Questo fascicolo ha già un piano per questo avviso',
    en: 'This case file already has a plan for this edition',
  },
});
export const draftRefused = defineProblem({
  type: 'action-plans/draft-refused',
  status: 422,
  title: {
    it: 'La bozza si contraddice e non è stata salvata',
    en: 'The draft contradicts itself and was not saved',
  },
});
export const notReadyToSign = defineProblem({
  type: 'action-plans/not-ready-to-sign',
  status: 422,
  title: { it: 'Il piano non è ancora pronto per la firma', en: 'The plan is not ready to be signed' },
});
export const nothingToSign = defineProblem({
  type: 'action-plans/nothing-to-sign',
  status: 409,
  title: {
    it: 'Il piano è già firmato: non ci sono modifiche',
    en: 'The plan is signed already: nothing has changed',
  },
});
export const alreadySigned = defineProblem({
  type: 'action-plans/already-signed',
  status: 409,
  title: {
    it: 'Il piano è firmato: per cambiarlo apri una revisione',
    en: 'The plan is signed: open a revision to change it',
  },
});
export const revisionOpen = defineProblem({
  type: 'action-plans/revision-open',
  status: 409,
  title: { it: 'Il piano è già in bozza', en: 'The plan is already a draft' },
});

onConstraint('action_plan_once_per_edition', planExists);
