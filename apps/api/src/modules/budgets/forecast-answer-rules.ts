import { addDays, addMonths, type CivilDate } from '@approdo/shared/dates';
import type { Localised } from '../../platform/problem.ts';
import type { FundId } from '../programmes/index.ts';
import { type ForecastFacts, methodSteps } from './forecast-method-rules.ts';
import {
  type Cohort,
  curveFor,
  type DowryHistory,
  errorPercent,
  expectedSpend,
  historyOf,
  moneyEndsOn,
  openingsForecast,
  openingsNow,
  projectWeeks,
  returningInAll,
} from './forecast-rules.ts';
import type { Forecast, ForecastFilter } from './forecast-schemas.ts';

/** How far back the forecast is tested, in weeks. */
export const backTestWeeks = 13;

/** What is taken where the past says too little: of the 3,120 internships of PUOI until 30/11/2023, 2,046 were completed. */
const assumedShares = { dropOut: 1 - 2046 / 3120, completedSpend: 1, droppedSpend: 0.5 };
const assumedSource: Record<keyof typeof assumedShares, Localised> = {
  dropOut: {
    it: 'PUOI al 30/11/2023: 2.046 tirocini conclusi su 3.120 avviati',
    en: 'PUOI until 30/11/2023: 2,046 internships completed out of 3,120',
  },
  completedSpend: {
    it: 'Ipotesi: un percorso concluso spende tutta la dote',
    en: 'Assumption: a completed path spends its whole dowry',
  },
  droppedSpend: {
    it: 'Ipotesi: un percorso interrotto spende metà della dote',
    en: 'Assumption: a path that ends early spends half of its dowry',
  },
};

/** After how many weeks a dowry has had the time to end: its months, and a month to settle. */
export const durationWeeksOf = (months: number): number => Math.ceil((months * 365.25) / 12 / 7) + 4;

type Language = keyof Localised;
type Shares = typeof assumedShares;

/** The whole answer: parameters with their origin, openings by fund, weeks, the test on the past and the method in words. */
export function forecastOf(facts: ForecastFacts, asked: ForecastFilter, language: Language): Forecast {
  const { edition, variant, today, durationWeeks } = facts;
  const history = historyOf(facts.now.sample, today, durationWeeks);
  const parameters = parametersOf(facts, history, asked, language);
  const spend = expectedSpend({
    dropOut: parameters.dropOutPercent.value / 100,
    completedSpend: parameters.completedSpendPercent.value / 100,
    droppedSpend: parameters.droppedSpendPercent.value / 100,
  });
  const curve = curveFor(history.returnCurve, 1 - spend, durationWeeks);
  const returning = returningInAll(facts.now.cohorts, today, curve);
  const funds = fundsOf(facts, spend, returning);
  const [binding] = funds.toSorted((a, b) => a.openingsForecast - b.openingsForecast);
  if (!binding) throw new Error('a dowry has components');
  const weeklyOpenings = parameters.weeklyOpenings.value;
  const weeks = projectWeeks({
    today,
    weeks: asked.weeks ?? 26,
    cohorts: facts.now.cohorts,
    curve,
    weeklyOpenings,
    lastOpeningOn: addMonths(edition.window.internshipsEndBy.value, -variant.months.value),
    funds,
  });
  const total = (name: 'perDowryCents' | 'expectedCostCents' | 'availableCents' | 'returningCents') =>
    funds.reduce((sum, fund) => sum + fund[name], 0);
  return {
    editionId: edition.id,
    districtId: asked.districtId ?? null,
    variantId: variant.id,
    on: today,
    parameters,
    expectedSpendPercent: tenths(spend * 100),
    perDowryCents: total('perDowryCents'),
    expectedCostCents: total('expectedCostCents'),
    availableCents: total('availableCents'),
    returningCents: total('returningCents'),
    runningDowries: facts.now.cohorts
      .filter(({ weekStartsOn }) => weekStartsOn > addDays(today, -7 * durationWeeks))
      .reduce((sum, { dowries }) => sum + dowries, 0),
    openingsNow: Math.min(...funds.map((fund) => fund.openingsNow)),
    openingsForecast: binding.openingsForecast,
    bindingFundId: binding.fundId,
    funds,
    weeks,
    moneyEndsOn: moneyEndsOn(weeks, weeklyOpenings, total('perDowryCents')),
    sampleDowries: history.dowries,
    maturedDowries: history.matured,
    backTest: backTestOf(facts),
    method: methodSteps(facts, history)[language],
  };
}

function fundsOf(facts: ForecastFacts, spend: number, returning: number): Forecast['funds'] {
  const perDowry = new Map<FundId, number>();
  for (const { fundId, amountCents } of facts.variant.components)
    perDowry.set(fundId.value, (perDowry.get(fundId.value) ?? 0) + amountCents.value);
  return [...perDowry].map(([fundId, perDowryCents]) => {
    const fund = {
      fundId,
      availableCents: facts.availableByFund.get(fundId) ?? 0,
      returningCents: Math.round(returning * perDowryCents),
      perDowryCents,
      expectedCostCents: Math.round(perDowryCents * spend),
    };
    return { ...fund, openingsNow: openingsNow(fund), openingsForecast: openingsForecast(fund) };
  });
}

function parametersOf(
  facts: ForecastFacts,
  history: DowryHistory,
  asked: ForecastFilter,
  language: Language,
): Forecast['parameters'] {
  const share = (name: keyof Shares, wanted: number | undefined) => {
    const past = history[name];
    return estimateOf({
      wanted,
      past: past === null ? null : past * 100,
      otherwise: assumedShares[name] * 100,
      assumption: assumedSource[name][language],
      pastSource: pastSource(history)[language],
      language,
    });
  };
  return {
    dropOutPercent: share('dropOut', asked.dropOutPercent),
    completedSpendPercent: share('completedSpend', asked.completedSpendPercent),
    droppedSpendPercent: share('droppedSpend', asked.droppedSpendPercent),
    weeklyOpenings: estimateOf({
      wanted: asked.weeklyOpenings,
      past: openedWeekly(facts.now.cohorts, facts.today),
      otherwise: 0,
      assumption: '',
      pastSource: {
        it: 'Doti concesse nelle ultime tredici settimane',
        en: 'Doti granted in the last thirteen weeks',
      }[language],
      language,
    }),
  };
}

const pastSource = ({ matured }: DowryHistory): Localised => ({
  it: `${matured} doti che hanno avuto il tempo di concludersi`,
  en: `${matured} doti that had the time to end`,
});

/** Doti granted in a week, on average over the last thirteen. */
function openedWeekly(cohorts: readonly Cohort[], on: CivilDate): number {
  const recent = cohorts.filter(({ weekStartsOn }) => weekStartsOn > addDays(on, -7 * backTestWeeks));
  return recent.reduce((sum, { dowries }) => sum + dowries, 0) / backTestWeeks;
}

interface EstimateSources {
  wanted: number | undefined;
  past: number | null;
  otherwise: number;
  assumption: string;
  pastSource: string;
  language: Language;
}

function estimateOf(sources: EstimateSources): Forecast['parameters']['dropOutPercent'] {
  const { wanted, past, otherwise, assumption, pastSource: fromPast, language } = sources;
  const historyValue = past === null ? null : tenths(past);
  if (wanted !== undefined)
    return {
      value: wanted,
      historyValue,
      origin: 'asked',
      assumed: false,
      source: { it: 'Indicato da chi legge', en: 'Given by the reader' }[language],
    };
  return historyValue === null
    ? { value: tenths(otherwise), historyValue, origin: 'assumed', assumed: true, source: assumption }
    : { value: historyValue, historyValue, origin: 'history', assumed: false, source: fromPast };
}

/** What the same reckoning said then of these weeks, with nothing but what was known then, against what came back. */
function backTestOf(facts: ForecastFacts): Forecast['backTest'] {
  const { before, beforeOn, time, variant, durationWeeks, releasedSinceCents } = facts;
  const history = historyOf(before.sample, beforeOn, durationWeeks);
  const spend = expectedSpend({
    dropOut: history.dropOut ?? assumedShares.dropOut,
    completedSpend: history.completedSpend ?? assumedShares.completedSpend,
    droppedSpend: history.droppedSpend ?? assumedShares.droppedSpend,
  });
  const perDowryCents = variant.components.reduce((sum, { amountCents }) => sum + amountCents.value, 0);
  const weeks = projectWeeks({
    today: beforeOn,
    weeks: backTestWeeks,
    cohorts: before.cohorts,
    curve: curveFor(history.returnCurve, 1 - spend, durationWeeks),
    weeklyOpenings: openedWeekly(before.cohorts, beforeOn),
    lastOpeningOn: facts.edition.window.internshipsEndBy.value,
    // what could be opened then is not what is tested: money is taken to have been enough
    funds: [{ availableCents: Number.MAX_SAFE_INTEGER / 2, perDowryCents }],
  });
  const forecastReleasedCents = weeks.reduce((sum, { releasedCents }) => sum + releasedCents, 0);
  return {
    madeOn: beforeOn,
    time,
    weeks: backTestWeeks,
    forecastReleasedCents,
    actualReleasedCents: releasedSinceCents,
    errorPercent: errorPercent(forecastReleasedCents, releasedSinceCents),
    sampleDowries: history.dowries,
    maturedDowries: history.matured,
  };
}

const tenths = (value: number) => Math.round(value * 10) / 10;
