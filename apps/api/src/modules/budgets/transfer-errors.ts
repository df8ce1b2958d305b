import { defineProblem } from '../../platform/problem.ts';

export const transferRefused = defineProblem({
  type: 'budgets/transfer-refused',
  status: 422,
  title: {
    it: 'Il trasferimento non può essere proposto così',
    en: 'The transfer cannot be proposed like this',
  },
});
export const transferDecided = defineProblem({
  type: 'budgets/transfer-decided',
  status: 409,
  title: {
    it: 'Il trasferimento è già stato deciso: per un altro serve una nuova proposta',
    en: 'The transfer is decided already: another needs a new proposal',
  },
});
export const transferOwnProposal = defineProblem({
  type: 'budgets/transfer-own-proposal',
  status: 403,
  title: {
    it: 'Chi ha proposto il trasferimento non può deciderlo: serve un’altra persona',
    en: 'Who proposed the transfer cannot decide it: another person must',
  },
});
export const transferOfAnother = defineProblem({
  type: 'budgets/transfer-of-another',
  status: 403,
  title: {
    it: 'Solo chi ha proposto il trasferimento può ritirarlo: tu puoi rifiutarlo',
    en: 'Only who proposed the transfer can withdraw it: you may refuse it',
  },
});
export const transferOfAnotherDistrict = defineProblem({
  type: 'budgets/transfer-of-another-district',
  status: 403,
  title: {
    it: 'Decide il coordinatore del distretto che cede le risorse, oppure l’autorità',
    en: 'The coordinator of the district that gives decides, or the authority',
  },
});
