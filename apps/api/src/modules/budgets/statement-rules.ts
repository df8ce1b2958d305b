import { type CivilDate, civilDate, datePartsOf, endOfMonth, formatItalianDate } from '@approdo/shared/dates';
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
  ['recoveredCents', { it: 'Recuperato', en: 'Recovered' }],
  ['availableCents', { it: 'Disponibile', en: 'Available' }],
] as const satisfies readonly (readonly [keyof Waterfall['totals'], Localised])[];

/** What the statement of a month says: where the money stood before and after it, then by district, fund and line. */
export function statementOf(facts: StatementFacts, language: Language) {
  const { month, today, before, after, byFund, byComponent } = facts;
  const { last } = daysOfMonth(month);
  const say = (text: Localised) => text[language];
  const monthName = monthOf(month)?.[language] ?? month;
  const day = (date: CivilDate) => (language === 'it' ? formatItalianDate(date) : date);
  const euro = (amount: number | null) => (amount === null ? '–' : formatEuro(amount, language));
  const divided = (title: Localised, { rows, omittedRows }: Waterfall, note = '') => ({
    title: say(title),
    columns: [say({ it: 'Nome', en: 'Name' }), ...narrow.map(([, label]) => say(label))],
    rows: rows.map((row) => [row.name, ...narrow.map(([name]) => euro(row[name]))]),
    note:
      omittedRows > 0
        ? say({ it: `Altre ${omittedRows} righe non mostrate.`, en: `${omittedRows} more rows not shown.` })
        : note,
  });
  return {
    language,
    made: datePartsOf(today),
    title: say({
      it: `Estratto mensile del budget, ${monthName}`,
      en: `Monthly budget statement, ${monthName}`,
    }),
    subtitle: say({
      it: `Situazione al ${day(last)}, per data di effetto. Ogni euro è in una sola voce: assegnato è la somma delle altre; recuperato è già tornato disponibile.`,
      en: `As of ${day(last)}, by effective date. Each euro is in one stage: allocated is the sum of the others; recovered is available again already.`,
    }),
    footer: say({ it: `Approdo – prodotto il ${day(today)}`, en: `Approdo – made on ${day(today)}` }),
    none: say({ it: 'Nessun importo.', en: 'No amounts.' }),
    sections: [
      {
        title: say({ it: 'Movimento del mese', en: 'The month' }),
        columns: [
          '',
          say({ it: 'Inizio', en: 'Start' }),
          say({ it: 'Fine', en: 'End' }),
          say({ it: 'Variazione', en: 'Change' }),
        ],
        rows: figures.map(([name, label]) => [
          say(label),
          euro(before.totals[name]),
          euro(after.totals[name]),
          euro((after.totals[name] ?? 0) - (before.totals[name] ?? 0)),
        ]),
        note: '',
      },
      divided({ it: 'Per distretto', en: 'By district' }, after),
      divided({ it: 'Per fondo', en: 'By fund' }, byFund),
      divided({ it: 'Per voce della dote', en: 'By component' }, byComponent),
    ],
  };
}

/** The columns that fit on a page: what is reserved or committed stands in the first section. */
const narrow = figures.filter(([name]) =>
  ['allocatedCents', 'accruedCents', 'orderedCents', 'paidCents', 'availableCents'].includes(name),
);
