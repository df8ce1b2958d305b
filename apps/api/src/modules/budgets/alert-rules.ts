import { addDays, type CivilDate, daysBetween, formatItalianDate } from '@approdo/shared/dates';
import { formatEuro } from '@approdo/shared/money';
import type { Localised } from '../../platform/problem.ts';

export const alertKinds = ['threshold', 'expiry', 'slow'] as const;
export type AlertKind = (typeof alertKinds)[number];

/** From which shares of the money a programme is warned of, in per cent, and how many days before its end. */
export interface Thresholds {
  percents: readonly number[];
  daysBeforeEnd: number;
}
export const usualThresholds: Thresholds = { percents: [70, 85, 95], daysBeforeEnd: 180 };

/** By how many points spending may stay behind time before it is called slow. */
export const slowPoints = 20;

/** A district's share of a fund. */
export interface ShareStanding {
  allocatedCents: number;
  availableCents: number;
  /** Accrued, ordered and paid. */
  spentCents: number;
}

export interface ShareAlert {
  kind: AlertKind;
  usedPercent: number;
  thresholdPercent: number | null;
  spentPercent: number;
  elapsedPercent: number;
  daysLeft: number;
  message: Localised;
}

/** What somebody should know of a share: the highest threshold it passed, money that expires unspent, spending behind time. */
export function alertsOf(
  share: ShareStanding,
  { percents, daysBeforeEnd }: Thresholds,
  { startsOn, endsOn, today }: { startsOn: CivilDate; endsOn: CivilDate; today: CivilDate },
): ShareAlert[] {
  if (share.allocatedCents <= 0) return [];
  const figures = {
    usedPercent: percentOf(share.allocatedCents - share.availableCents, share.allocatedCents),
    spentPercent: percentOf(share.spentCents, share.allocatedCents),
    elapsedPercent: elapsedPercent(startsOn, endsOn, today),
    daysLeft: daysBetween(today, endsOn),
  };
  const passed = percents.filter((percent) => figures.usedPercent >= percent).toSorted((a, b) => b - a)[0];
  const expires = share.availableCents > 0 && today >= addDays(endsOn, -daysBeforeEnd);
  const isSlow = figures.daysLeft > 0 && figures.elapsedPercent - figures.spentPercent > slowPoints;
  return [
    ...(passed === undefined
      ? []
      : [
          {
            kind: 'threshold' as const,
            ...figures,
            thresholdPercent: passed,
            message: thresholdText(share, figures.usedPercent, passed),
          },
        ]),
    ...(expires
      ? [
          {
            kind: 'expiry' as const,
            ...figures,
            thresholdPercent: null,
            message: expiryText(share, endsOn, figures.daysLeft),
          },
        ]
      : []),
    ...(isSlow
      ? [{ kind: 'slow' as const, ...figures, thresholdPercent: null, message: slowText(figures) }]
      : []),
  ];
}

/** Whole per cents, rounded down: 69.9 has not passed 70. */
const percentOf = (part: number, whole: number) => Math.max(0, Math.floor((part * 100) / whole));

function elapsedPercent(startsOn: CivilDate, endsOn: CivilDate, today: CivilDate): number {
  const whole = daysBetween(startsOn, endsOn);
  return Math.min(100, percentOf(daysBetween(startsOn, today), Math.max(1, whole)));
}

function thresholdText({ availableCents }: ShareStanding, used: number, threshold: number): Localised {
  return {
    it: `Il distretto ha usato il ${used}% delle risorse (soglia ${threshold}%): restano ${formatEuro(availableCents)}.`,
    en: `The district has used ${used}% of its money (threshold ${threshold}%): ${formatEuro(availableCents, 'en')} is left.`,
  };
}

function expiryText({ availableCents }: ShareStanding, endsOn: CivilDate, daysLeft: number): Localised {
  return daysLeft < 0
    ? {
        it: `L’avviso è finito il ${formatItalianDate(endsOn)} e ${formatEuro(availableCents)} non sono stati usati.`,
        en: `The edition ended on ${endsOn} and ${formatEuro(availableCents, 'en')} was not used.`,
      }
    : {
        it: `I tirocini finiscono entro il ${formatItalianDate(endsOn)} (${daysLeft} giorni): ${formatEuro(availableCents)} non sono ancora usati.`,
        en: `Internships end by ${endsOn} (${daysLeft} days): ${formatEuro(availableCents, 'en')} is not used yet.`,
      };
}

function slowText({
  spentPercent,
  elapsedPercent: elapsed,
}: {
  spentPercent: number;
  elapsedPercent: number;
}): Localised {
  return {
    it: `È passato il ${elapsed}% del tempo e maturato o pagato il ${spentPercent}% delle risorse.`,
    en: `${elapsed}% of the time has passed and ${spentPercent}% of the money is due or paid.`,
  };
}
