import { civilDate, formatItalianDate } from '@approdo/shared/dates';
import { dowryComponentLabels } from '@approdo/shared/dowry';
import type { Language, Localised } from '../../platform/problem.ts';
import { editionById, funds } from '../programmes/index.ts';
import type { WaitingEntry } from './waiting-schemas.ts';

/** The headings and words of exported files and statements, in the two languages. */
export const words = {
  ...dowryComponentLabels,
  waterfall: { it: 'Budget', en: 'Budget' },
  lines: { it: 'Voci delle doti', en: 'Lines of doti' },
  movements: { it: 'Movimenti', en: 'Movements' },
  transfers: { it: 'Trasferimenti', en: 'Transfers' },
  waiting: { it: 'Lista di attesa', en: 'Waiting list' },
  plans: { it: 'Piani di assegnazione', en: 'Allocation plans' },
  alerts: { it: 'Avvertenze', en: 'Alerts' },
  total: { it: 'Totale', en: 'Total' },
  name: { it: 'Nome', en: 'Name' },
  allocated: { it: 'Assegnato (€)', en: 'Allocated (€)' },
  reserved: { it: 'Riservato (€)', en: 'Reserved (€)' },
  committed: { it: 'Impegnato (€)', en: 'Committed (€)' },
  accrued: { it: 'Maturato (€)', en: 'Accrued (€)' },
  ordered: { it: 'Ordinato (€)', en: 'Ordered (€)' },
  paid: { it: 'Pagato (€)', en: 'Paid (€)' },
  recoverable: { it: 'Da recuperare (€)', en: 'Recoverable (€)' },
  recovered: { it: 'Recuperato (€)', en: 'Recovered (€)' },
  available: { it: 'Disponibile (€)', en: 'Available (€)' },
  planned: { it: 'Pianificato (€)', en: 'Planned (€)' },
  difference: { it: 'Differenza (€)', en: 'Difference (€)' },
  amount: { it: 'Importo (€)', en: 'Amount (€)' },
  dowry: { it: 'Dote', en: 'Dowry' },
  component: { it: 'Voce', en: 'Component' },
  edition: { it: 'Avviso', en: 'Edition' },
  fund: { it: 'Fondo', en: 'Fund' },
  district: { it: 'Distretto', en: 'District' },
  promoter: { it: 'Soggetto promotore', en: 'Promoter' },
  effectiveOn: { it: 'Data di effetto', en: 'Effective on' },
  recordedAt: { it: 'Registrato il', en: 'Recorded at' },
  kind: { it: 'Tipo', en: 'Kind' },
  fromDistrict: { it: 'Distretto che cede', en: 'From district' },
  toDistrict: { it: 'Distretto che riceve', en: 'To district' },
  state: { it: 'Stato', en: 'State' },
  proposed: { it: 'Proposto', en: 'Proposed' },
  approved: { it: 'Approvato', en: 'Approved' },
  refused: { it: 'Rifiutato', en: 'Refused' },
  withdrawn: { it: 'Ritirato', en: 'Withdrawn' },
  decidedAt: { it: 'Deciso il', en: 'Decided at' },
  position: { it: 'Posizione', en: 'Position' },
  requestedAt: { it: 'Richiesta il', en: 'Requested at' },
  offeredAt: { it: 'Offerta il', en: 'Offered at' },
  precedence: { it: 'Motivo della precedenza', en: 'Reason of precedence' },
  quarter: { it: 'Trimestre dal', en: 'Quarter from' },
  message: { it: 'Avvertenza', en: 'Alert' },
  endsOn: { it: 'Fine dell’avviso', en: 'End of the edition' },
} as const;

/** How a dowry waits, as the screens say it. */
export const waitingStateWords: Readonly<Record<WaitingEntry['state'], Localised>> = {
  waiting: { it: 'In attesa', en: 'Waiting' },
  offered: { it: 'Denaro offerto', en: 'Money offered' },
  lapsed: { it: 'Il denaro non basta più', en: 'The money is not enough any more' },
  granted: { it: 'Concessa', en: 'Granted' },
  ended: { it: 'Respinta o ritirata', en: 'Refused or withdrawn' },
  left: { it: 'Tolta dalla lista', en: 'Off the list' },
};

/** What an edition is called; its id when it is not known. */
export const editionName = (id: string): string => editionById(id)?.name ?? id;

/** What a fund is called; its id when it is not known. */
export const fundName = (id: string): string => funds.find((fund) => fund.id === id)?.name ?? id;

/** A day as the readers of the language write it, so that their spreadsheets take it for one. */
export function writtenDay(day: string | null, language: Language): string | null {
  if (day === null) return null;
  return language === 'it' ? formatItalianDate(civilDate(day)) : day;
}

/** An instant as the clock in Italy showed it, to the minute. */
export function writtenInstant(instant: string | null, language: Language): string | null {
  if (instant === null) return null;
  const [day = '', time = ''] = romeClock.format(new Date(instant)).split(' ');
  return `${writtenDay(day, language)} ${time}`;
}

/** Writes 2026-11-22 12:00. */
const romeClock = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Europe/Rome',
});
