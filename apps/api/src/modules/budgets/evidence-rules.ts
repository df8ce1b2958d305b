import { reversalReasonWords } from '@approdo/shared/ledger';
import type { Localised } from '../../platform/problem.ts';
import { bankReasonWords } from './bank-reason-rules.ts';

/** A fact recorded with a movement, as a person reads it. */
export interface EvidenceWords {
  label: Localised;
  value: Localised;
}

interface Wording {
  label: Localised;
  /** Undefined for what has no words of its own: it is shown as it was recorded. */
  words?(value: string): Localised | undefined;
}

/** What a recorded fact is called and says. A name or a word that is not known is told as such, and kept. */
export function evidenceWords(name: string, value: string | number): EvidenceWords {
  const wording = wordings.get(name);
  const text = String(value);
  return {
    label: wording?.label ?? {
      it: `Altro dato registrato («${name}»)`,
      en: `Other recorded fact (“${name}”)`,
    },
    value: wording?.words?.(text) ?? { it: text, en: text },
  };
}

const wordings: ReadonlyMap<string, Wording> = new Map<string, Wording>([
  ['actReference', { label: { it: 'Atto', en: 'Act' } }],
  ['dowryId', { label: { it: 'Dote', en: 'Dowry' } }],
  ['transferId', { label: { it: 'Proposta di trasferimento', en: 'Proposal of the transfer' } }],
  ['timesheetId', { label: { it: 'Registro delle ore', en: 'Timesheet' } }],
  ['minutes', { label: { it: 'Ore certificate', en: 'Hours certified' }, words: durationOf }],
  ['month', { label: { it: 'Mese', en: 'Month' }, words: monthOf }],
  [
    'completion',
    { label: { it: 'Percorso completato', en: 'Completed path' }, words: () => ({ it: 'sì', en: 'yes' }) },
  ],
  ['orderId', { label: { it: 'Ordinativo', en: 'Payment order' } }],
  ['bankReference', { label: { it: 'Riferimento della banca', en: 'Reference of the bank' } }],
  ['reasonCode', { label: { it: 'Motivo della banca', en: 'Reason of the bank' }, words: bankReasonOf }],
  ['recoveryId', { label: { it: 'Recupero', en: 'Recovery' } }],
  ['claimId', { label: { it: 'Richiesta di contributo', en: 'Claim' } }],
  ['reason', { label: { it: 'Motivo', en: 'Reason' }, words: reasonWordsOf }],
]);

/** Minutes as hours and minutes, with the minutes that were counted. */
export function durationOf(minutes: string | number): Localised | undefined {
  const count = Number(minutes);
  if (!Number.isSafeInteger(count) || count < 0) return undefined;
  const hours = Math.floor(count / 60);
  const rest = count % 60;
  const it = [hours > 0 && several(hours, ['ora', 'ore']), rest > 0 && several(rest, ['minuto', 'minuti'])];
  const en = [
    hours > 0 && several(hours, ['hour', 'hours']),
    rest > 0 && several(rest, ['minute', 'minutes']),
  ];
  if (hours === 0)
    return { it: several(count, ['minuto', 'minuti']), en: several(count, ['minute', 'minutes']) };
  return {
    it: `${it.filter(Boolean).join(' e ')} (${counted.it.format(count)} minuti)`,
    en: `${en.filter(Boolean).join(' and ')} (${counted.en.format(count)} minutes)`,
  };
}

const counted = {
  it: new Intl.NumberFormat('it-IT', { useGrouping: 'always' }),
  en: new Intl.NumberFormat('en-GB', { useGrouping: 'always' }),
};

const several = (count: number, [one, many]: readonly [string, string]) =>
  `${count} ${count === 1 ? one : many}`;

/** A month written as 2026-05. */
export function monthOf(month: string): Localised | undefined {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return undefined;
  const day = new Date(`${month}-01T00:00:00Z`);
  const written = (language: 'it' | 'en') =>
    new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(day);
  return { it: written('it'), en: written('en') };
}

/** The code stays, since it is what the bank's own papers say. */
function bankReasonOf(code: string): Localised {
  const words = bankReasonWords[code] ?? { it: 'motivo non in elenco', en: 'reason not in the list' };
  return { it: `${code}: ${words.it}`, en: `${code}: ${words.en}` };
}

/** Why doti give money back and why what was paid is asked back, besides the reasons of a reversal. */
const otherReasons: Readonly<Record<string, Localised>> = {
  withdrawn: { it: 'dote ritirata', en: 'dowry withdrawn' },
  interrupted: { it: 'percorso interrotto', en: 'path interrupted' },
  completed: { it: 'percorso concluso', en: 'path completed' },
  notAdmitted: { it: 'spesa non ammessa', en: 'cost not admitted' },
  paidTwice: { it: 'pagato due volte', en: 'paid twice' },
};

function reasonWordsOf(reason: string): Localised {
  const italian = new Map(Object.entries(reversalReasonWords.it)).get(reason);
  const english = new Map(Object.entries(reversalReasonWords.en)).get(reason);
  if (italian !== undefined && english !== undefined) return { it: italian, en: english };
  return otherReasons[reason] ?? { it: `altro motivo (${reason})`, en: `another reason (${reason})` };
}
