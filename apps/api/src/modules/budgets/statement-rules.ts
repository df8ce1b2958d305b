import {
  addDays,
  type CivilDate,
  civilDate,
  datePartsOf,
  endOfMonth,
  formatItalianDate,
} from '@approdo/shared/dates';
import { formatEuro } from '@approdo/shared/money';
import type { Language, Localised } from '../../platform/problem.ts';
import { monthOf } from './evidence-rules.ts';
import type { Waterfall } from './waterfall-schemas.ts';

/** The first and last day of a month written as 2026-10, and the last day before it. */
export function daysOfMonth(month: string): { first: CivilDate; last: CivilDate } {
  const first = civilDate(`${month}-01`);
  return { first, last: endOfMonth(first) };
}

export interface StatementFacts {
  month: string;
  today: CivilDate;
  /** Who asked for it. */
  madeBy: string;
  /** What it is narrowed to; null for all that the reader sees. */
  scope: { edition: string | null; fund: string | null; district: string | null };
  before: Waterfall;
  after: Waterfall;
  byFund: Waterfall;
  byComponent: Waterfall;
}

const figures = [
  ['allocatedCents', { it: 'Assegnato', en: 'Allocated' }],
  ['reservedCents', { it: 'Riservato', en: 'Reserved' }],
  ['committedCents', { it: 'Impegnato', en: 'Committed' }],
  ['accruedCents', { it: 'Maturato', en: 'Accrued' }],
  ['orderedCents', { it: 'Ordinato', en: 'Ordered' }],
  ['paidCents', { it: 'Pagato', en: 'Paid' }],
  ['recoverableCents', { it: 'Da recuperare', en: 'Recoverable' }],
  ['availableCents', { it: 'Disponibile', en: 'Available' }],
] as const satisfies readonly (readonly [keyof Waterfall['totals'], Localised])[];
const recovered = ['recoveredCents', { it: 'Recuperato', en: 'Recovered' }] as const;

/** The rows of money of a reader's language. */
interface Writing {
  say: (text: Localised) => string;
  day: (date: CivilDate) => string;
  euro: (amount: number | null) => string;
}

function writingIn(language: Language): Writing {
  return {
    say: (text) => text[language],
    day: (date) => (language === 'it' ? formatItalianDate(date) : date),
    euro: (amount) => (amount === null ? '–' : formatEuro(amount, language)),
  };
}

/** What the statement of a month says: where the money stood before and after it, then by district, fund and line. */
export function statementOf(facts: StatementFacts, language: Language) {
  const writing = writingIn(language);
  const { say, day } = writing;
  const { month, today, madeBy } = facts;
  const monthName = monthOf(month)?.[language] ?? month;
  const made = day(today);
  return {
    language,
    made: datePartsOf(today),
    title: say({
      it: `Prospetto mensile del budget, ${monthName}`,
      en: `Monthly budget statement, ${monthName}`,
    }),
    facts: scopeFacts(facts, writing),
    meaning: meaningOf(facts, writing),
    footer: say({
      it: `Approdo – prodotto il ${made} da ${madeBy}`,
      en: `Approdo – made on ${made} by ${madeBy}`,
    }),
    page: say({ it: 'Pagina', en: 'Page' }),
    none: say({ it: 'Nessun importo.', en: 'No amounts.' }),
    change: changeOf(facts, writing),
    sections: [
      divided({ it: 'Per distretto', en: 'By district' }, facts.after, writing),
      divided({ it: 'Per fondo', en: 'By fund' }, facts.byFund, writing),
      divided({ it: 'Per voce della dote', en: 'By component' }, facts.byComponent, writing, ofNoDistrict),
    ],
    signature: [
      say({ it: 'Luogo e data', en: 'Place and date' }),
      say({ it: 'Firma del responsabile', en: 'Signature' }),
    ],
  };
}

/** Of what money it speaks. */
function scopeFacts({ scope, before, after }: StatementFacts, { say }: Writing) {
  const names = new Map([...before.rows, ...after.rows].map(({ key, name }) => [key, name]));
  const [first] = names.values();
  const count = names.size + after.omittedRows;
  const every = {
    it: `tutti quelli visibili a chi lo produce (${count})`,
    en: `all that its maker sees (${count})`,
  };
  const seen = count > 1 ? say(every) : first;
  const none = say({ it: 'nessuno con importi', en: 'none with amounts' });
  const all = say({ it: 'tutti', en: 'all' });
  return [
    [say({ it: 'Avviso', en: 'Edition' }), scope.edition ?? all],
    [say({ it: 'Fondo', en: 'Fund' }), scope.fund ?? all],
    [say({ it: 'Distretto', en: 'District' }), scope.district ?? seen ?? none],
  ] as const;
}

function meaningOf({ month, today }: StatementFacts, { say, day }: Writing): string[] {
  const last = day(daysOfMonth(month).last);
  const made = day(today);
  const stands = {
    it: `Situazione al ${last} per data di effetto, con quanto registrato fino al ${made}. Contiene solo fatti registrati: nessuna stima e nessun valore assunto.`,
    en: `As of ${last} by effective date, with what was recorded by ${made}. It holds recorded facts only: no estimate and no assumed value.`,
  };
  const stages = {
    it: 'Ogni euro è in una sola voce: assegnato è la somma delle altre. Recuperato è già contato nel disponibile.',
    en: 'Each euro is in one stage: allocated is the sum of the others. Recovered is counted in available already.',
  };
  const early = {
    it: 'Il mese non è finito: le cifre sono provvisorie.',
    en: 'The month is not over: the figures are provisional.',
  };
  const isOver = daysOfMonth(month).last < today;
  return [...(isOver ? [] : [early]), stands, stages].map(say);
}

/** Each figure at the end of the month before, at the end of this one, and the difference. */
function changeOf({ month, before, after }: StatementFacts, { say, day, euro }: Writing) {
  const { first, last } = daysOfMonth(month);
  const at = (date: CivilDate) => say({ it: `Al ${day(date)}`, en: `On ${day(date)}` });
  const difference = (end: number | null, start: number | null) =>
    end === null || start === null ? null : end - start;
  return {
    title: say({ it: 'Movimento del mese', en: 'The month' }),
    columns: [
      say({ it: 'Stato del denaro', en: 'Stage' }),
      at(addDays(first, -1)),
      at(last),
      say({ it: 'Variazione', en: 'Change' }),
    ],
    rows: [...figures, recovered].map(([name, label]) => [
      say(label),
      euro(before.totals[name]),
      euro(after.totals[name]),
      euro(difference(after.totals[name], before.totals[name])),
    ]),
  };
}

const ofNoDistrict = {
  it: 'Assegnato e disponibile sono dei distretti: le singole voci non ne hanno.',
  en: 'Allocated and available belong to districts: single components have none.',
};

function divided(
  title: Localised,
  { rows, omittedRows, totals }: Waterfall,
  writing: Writing,
  note?: Localised,
) {
  const { say, euro } = writing;
  const omitted = {
    it: `Altre ${omittedRows} righe non mostrate; il totale le conta.`,
    en: `${omittedRows} more rows not shown; the total counts them.`,
  };
  const notes = [...(omittedRows > 0 ? [omitted] : []), ...(note && rows.length > 0 ? [note] : [])];
  return {
    title: say(title),
    columns: [say({ it: 'Nome', en: 'Name' }), ...figures.map(([, label]) => say(label))],
    rows: rows.map((row) => [row.name, ...figures.map(([name]) => euro(row[name]))]),
    total: [say({ it: 'Totale', en: 'Total' }), ...figures.map(([name]) => euro(totals[name]))],
    note: notes.map(say).join(' '),
  };
}
