import { conflict, defineProblem, onConstraint } from '../../platform/problem.ts';

/** Not enough money where it was to be taken from. The refusal is recorded and its money is what is missing. */
export const insufficientFunds = defineProblem({
  type: 'ledger/insufficient-funds',
  status: 409,
  title: { it: 'Le risorse non bastano', en: 'There is not enough money' },
});
export const alreadyPosted = defineProblem({
  type: 'ledger/already-posted',
  status: 409,
  title: {
    it: 'Questo fatto è già registrato nel libro mastro',
    en: 'The ledger has recorded this fact already',
  },
});
export const postingKeyReused = defineProblem({
  type: 'ledger/key-reused',
  status: 422,
  title: {
    it: 'Questa chiave è già servita per una registrazione diversa',
    en: 'This key was used for another posting',
  },
});
export const alreadyReversed = defineProblem({
  type: 'ledger/already-reversed',
  status: 409,
  title: { it: 'La registrazione è già stata stornata', en: 'The transaction is reversed already' },
});
export const reversalRefused = defineProblem({
  type: 'ledger/reversal-refused',
  status: 422,
  title: {
    it: 'La registrazione non può essere stornata così',
    en: 'The transaction cannot be reversed like this',
  },
});
export const notSealedYet = defineProblem({
  type: 'ledger/not-sealed-yet',
  status: 409,
  title: {
    it: 'La registrazione non è ancora sigillata: riprova tra qualche minuto',
    en: 'The transaction is not sealed yet: try again in a few minutes',
  },
});
export const periodRefused = defineProblem({
  type: 'ledger/period-refused',
  status: 422,
  title: { it: 'Il mese non può essere chiuso', en: 'The month cannot be closed' },
});
export const periodPending = defineProblem({
  type: 'ledger/period-pending',
  status: 409,
  title: {
    it: 'Per questo mese c’è già una proposta da decidere: confermala o respingila prima',
    en: 'A proposal for this month waits already: confirm or reject it first',
  },
});
export const periodAlreadySo = defineProblem({
  type: 'ledger/period-already-so',
  status: 409,
  title: {
    it: 'Il mese è già in questo stato: aggiorna la pagina',
    en: 'The month is in that state already: reload the page',
  },
});
export const periodActDecided = defineProblem({
  type: 'ledger/period-act-decided',
  status: 409,
  title: { it: 'La proposta è già stata decisa', en: 'The proposal was decided already' },
});
export const periodSamePerson = defineProblem({
  type: 'ledger/period-same-person',
  status: 403,
  title: {
    it: 'Chi propone non conferma: serve un’altra persona',
    en: 'Who proposes does not confirm: it takes another person',
  },
});

// two postings that open the same line of a dowry at once: one has won
onConstraint('ledger_holders_pkey', conflict);
