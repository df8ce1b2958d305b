import { addMonths, type CivilDate, civilDate, formatItalianDate } from '@approdo/shared/dates';
import type { PostingKind } from '@approdo/shared/ledger';
import type { Violation } from '../../platform/problem.ts';

/** What is to be undone. */
export interface UndoneFacts {
  kind: PostingKind;
  outcome: 'applied' | 'rejected';
  recordedById: string;
}

/** Who would undo it, and when. */
export interface UndoingFacts {
  actorId: string;
  role: string;
  /** The day it is in Italy. */
  today: CivilDate;
  /** The day in Italy on which it was recorded. */
  recordedOn: CivilDate;
  reason: string | undefined;
}

/** Every reason why a transaction may not be undone by this person on this day; empty when it may, if the money is still there. */
export function reversalViolations(undone: UndoneFacts, by: UndoingFacts): Violation[] {
  const violations: Violation[] = [];
  if (undone.outcome === 'rejected') violations.push(nothingMoved);
  if (undone.kind === 'reverse') violations.push(isReversal);
  const isAuthor = undone.recordedById === by.actorId;
  const isSameDay = by.recordedOn === by.today;
  if (isAuthor && isSameDay) return violations;
  if (by.role !== 'authority' && by.role !== 'system')
    violations.push(isAuthor ? dayIsOver(by.recordedOn) : notTheAuthor);
  else if (by.reason === undefined) violations.push(reasonMissing);
  return violations;
}

const nothingMoved: Violation = {
  code: 'nothingMoved',
  pointer: '',
  message: {
    it: 'La registrazione è stata rifiutata: non ha mosso denaro.',
    en: 'It was refused: it moved no money.',
  },
  fix: { it: 'Non c’è nulla da annullare.', en: 'There is nothing to undo.' },
};
const isReversal: Violation = {
  code: 'isReversal',
  pointer: '',
  message: { it: 'Uno storno non si storna.', en: 'A reversal is not reversed.' },
  fix: { it: 'Registra di nuovo il fatto.', en: 'Post the fact again.' },
};
const notTheAuthor: Violation = {
  code: 'notTheAuthor',
  pointer: '',
  message: { it: 'La registrazione è di un’altra persona.', en: 'Somebody else recorded it.' },
  fix: {
    it: 'Chiedi lo storno a chi l’ha registrata, oggi, oppure all’autorità.',
    en: 'Ask who recorded it, today, or the authority.',
  },
};
const reasonMissing: Violation = {
  code: 'reasonMissing',
  pointer: '/reason',
  message: {
    it: 'Lo storno di una registrazione altrui, o di un giorno passato, vuole un motivo.',
    en: 'To undo what another recorded, or on another day, takes a reason.',
  },
  fix: { it: 'Scegli il motivo dello storno.', en: 'Choose the reason of the reversal.' },
};

function dayIsOver(recordedOn: CivilDate): Violation {
  return {
    code: 'dayIsOver',
    pointer: '',
    message: {
      it: `La registrazione è del ${formatItalianDate(recordedOn)}: chi l’ha fatta può stornarla solo lo stesso giorno.`,
      en: `It was recorded on ${recordedOn}: its author may undo it on the same day only.`,
    },
    fix: { it: 'Chiedi lo storno all’autorità.', en: 'Ask the authority to undo it.' },
  };
}

/** The first day of a month written `YYYY-MM`. */
export function firstDayOf(month: string): CivilDate {
  return civilDate(`${month}-01`);
}

/** Every reason why a month may not be closed on this day; empty when it may. A month is closed after it has ended. */
export function closingViolations(month: string, today: CivilDate): Violation[] {
  const nextMonth = addMonths(firstDayOf(month), 1);
  if (nextMonth <= today) return [];
  return [
    {
      code: 'monthNotOver',
      pointer: '/month',
      message: {
        it: `Il mese finisce dopo oggi: si chiude dal ${formatItalianDate(nextMonth)}.`,
        en: `The month is not over: it can be closed from ${nextMonth}.`,
      },
      fix: { it: 'Scegli un mese già finito.', en: 'Choose a month that has ended.' },
    },
  ];
}
