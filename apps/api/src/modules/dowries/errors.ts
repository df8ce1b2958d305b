import { defineProblem, onConstraint } from '../../platform/problem.ts';

export const notEligible = defineProblem({
  type: 'dowries/not-eligible',
  status: 422,
  title: {
    it: 'Non tutte le condizioni della dote sono soddisfatte',
    en: 'Not every condition of the dowry is met',
  },
});
export const alreadyOpen = defineProblem({
  type: 'dowries/already-open',
  status: 409,
  title: {
    it: 'Per questo fascicolo c’è già una dote chiesta o concessa in questo avviso',
    en: 'This case file already has a dowry requested or granted in this edition',
  },
});
export const wrongState = defineProblem({
  type: 'dowries/wrong-state',
  status: 409,
  title: { it: 'La dote non è più in uno stato che lo permette', en: 'The dowry is past the state for this' },
});
export const promoterHasDowries = defineProblem({
  type: 'dowries/promoter-has-dowries',
  status: 409,
  title: {
    it: 'L’ente ha doti aperte e non può essere chiuso',
    en: 'The body has doti that stand open and cannot be closed',
  },
});
export const ownRequest = defineProblem({
  type: 'dowries/own-request',
  status: 403,
  title: {
    it: 'Chi ha chiesto la dote non può concederla né rifiutarla',
    en: 'Who asked for the dowry may neither grant nor refuse it',
  },
});
export const outOfOrder = defineProblem({
  type: 'dowries/out-of-order',
  status: 409,
  title: {
    it: 'Un’altra dote aspetta lo stesso denaro prima di questa',
    en: 'Another dowry waits for the same money before this one',
  },
});
export const insufficientFunds = defineProblem({
  type: 'dowries/insufficient-funds',
  status: 409,
  title: {
    it: 'Le risorse del distretto non bastano per questa dote',
    en: 'The district has not enough money for this dowry',
  },
});

onConstraint('dowry_open_once', alreadyOpen);
onConstraint('dowry_granted_by_another', ownRequest);
/** A posting of the ledger that the dowry's state rests on. */
export const heldByItsState = defineProblem({
  type: 'dowries/held-by-its-state',
  status: 409,
  title: {
    it: 'Su questa registrazione si regge lo stato della dote',
    en: 'The state of the dowry rests on this posting',
  },
});
