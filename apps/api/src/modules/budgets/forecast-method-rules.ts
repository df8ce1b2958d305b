import { type CivilDate, formatItalianDate } from '@approdo/shared/dates';
import type { Language } from '../../platform/problem.ts';
import type { TimeBasis } from '../ledger/index.ts';
import type { Edition, EditionVariant } from '../programmes/index.ts';
import { type Cohort, type DowryHistory, type GrantedDowry, maturedMin } from './forecast-rules.ts';

/** The doti of a scope and what was known of them on a day. */
export interface KnownOn {
  sample: readonly GrantedDowry[];
  cohorts: readonly Cohort[];
}

export interface ForecastFacts {
  edition: Edition;
  variant: EditionVariant;
  today: CivilDate;
  availableByFund: ReadonlyMap<string, number>;
  now: KnownOn;
  before: KnownOn;
  beforeOn: CivilDate;
  time: TimeBasis;
  durationWeeks: number;
  releasedSinceCents: number;
}

/** How the forecast was reckoned, step by step, with the figures it used, for whoever reads it. */
export function methodSteps(facts: ForecastFacts, history: DowryHistory): Record<Language, string[]> {
  return { it: italian(facts, history), en: english(facts, history) };
}

function italian(
  { durationWeeks, edition, variant, beforeOn, time }: ForecastFacts,
  history: DowryHistory,
): string[] {
  const past =
    history.matured >= maturedMin
      ? `Dalle ultime ${history.dowries} doti concesse si leggono, per le ${history.matured} concesse da almeno ${durationWeeks} settimane, la quota di percorsi interrotti o ritirati e la parte della dote spesa da chi conclude e da chi interrompe; per tutte, quale quota della dote torna al distretto in ogni settimana di età.`
      : `Solo ${history.matured} doti (ne servono ${maturedMin}) sono state concesse da almeno ${durationWeeks} settimane: interruzioni e spesa media sono ipotesi, segnate come tali, e quanto non speso si suppone torni alla fine, dopo ${durationWeeks} settimane.`;
  return [
    past,
    'Spesa attesa di una dote = importo × ((1 − quota di interrotti) × spesa di un concluso + quota di interrotti × spesa di un interrotto).',
    'Doti apribili adesso = disponibile ÷ importo, per ogni fondo, arrotondato in basso.',
    'Doti apribili in tutto: l’ultima si riserva per intero, le altre costano la spesa attesa, con il disponibile e quanto tornerà dalle doti in corso; decide il fondo che finisce prima.',
    'Settimana per settimana dal prossimo lunedì: alle doti in corso, divise per settimana di concessione, si applica la quota che torna a quell’età; si aprono le doti previste finché ogni fondo le copre intere.',
    `Nessuna apertura quando non resterebbero i ${variant.months.value} mesi di tirocinio entro il ${formatItalianDate(edition.window.internshipsEndBy.value)}; non si contano nuove assegnazioni né trasferimenti.`,
    `La prova sul passato ripete il calcolo al ${formatItalianDate(beforeOn)} con ${time === 'recorded' ? 'quanto era registrato allora' : 'i fatti con data fino ad allora, perché le registrazioni sono più recenti'} e lo confronta con quanto è tornato da allora.`,
  ];
}

function english(
  { durationWeeks, edition, variant, beforeOn, time }: ForecastFacts,
  history: DowryHistory,
): string[] {
  const past =
    history.matured >= maturedMin
      ? `From the last ${history.dowries} doti granted: of the ${history.matured} granted at least ${durationWeeks} weeks ago, the share of paths interrupted or withdrawn and what completed and dropped paths spent of their dowry; of all, which share of a dowry returns to the district in each week of its age.`
      : `Only ${history.matured} doti (${maturedMin} are needed) were granted at least ${durationWeeks} weeks ago: drop-out and average spend are assumptions, marked as such, and what is not spent is taken to return at the end, after ${durationWeeks} weeks.`;
  return [
    past,
    'Expected cost of a dowry = amount × ((1 − drop-out) × spend of completed paths + drop-out × spend of dropped paths).',
    'Openings now = available ÷ amount, fund by fund, rounded down.',
    'Openings in all: the last dowry is reserved in full, the others cost what is expected, out of what is available and what will return from running doti; the fund that ends first decides.',
    'Week by week from the next Monday: running doti, by week of grant, give back the share of their age; the doti wanted are opened as long as every fund covers them in full.',
    `No openings when the ${variant.months.value} months of internship would not fit before ${edition.window.internshipsEndBy.value}; new allocations and transfers are not counted.`,
    `The test on the past repeats the reckoning on ${beforeOn} with ${time === 'recorded' ? 'what was recorded then' : 'the facts dated until then, since they were recorded later'} and compares it with what came back since.`,
  ];
}
