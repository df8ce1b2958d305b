import { defineProblem, type Language, type ProblemDetails } from '../../platform/problem.ts';
import { words, writtenInstant } from './export-words.ts';
import type { BudgetTransfer } from './transfer-schemas.ts';

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

/** Who decided a transfer and when: what a colleague who comes second has not seen. */
export function decisionInWords({ state, decidedByName, decidedAt }: BudgetTransfer): ProblemDetails {
  const at = (language: Language) => (writtenInstant(decidedAt, language) ?? '').split(' ');
  const [dayIt, timeIt] = at('it');
  const [dayEn, timeEn] = at('en');
  return {
    detail: {
      it: `${words[state].it} da ${decidedByName ?? 'un’altra persona'} il ${dayIt} alle ${timeIt}: apri la proposta per leggerne il diario.`,
      en: `${words[state].en} by ${decidedByName ?? 'another person'} on ${dayEn} at ${timeEn}: open the proposal to read its diary.`,
    },
  };
}

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
