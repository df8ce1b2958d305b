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

// two postings that open the same line of a dowry at once: one has won
onConstraint('ledger_holders_pkey', conflict);
