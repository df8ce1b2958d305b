import { type CivilDate, datePartsOf, daysBetween, isCivilDate } from '@approdo/shared/dates';
import { type TextOf, useTexts } from '../i18n/i18n.ts';
import { formatDay, formatPeriod } from '../lib/format.ts';
import styles from './permit-clock.module.css';

export interface ClockSpan {
  readonly id: string;
  readonly label: string;
  /** `YYYY-MM-DD`. */
  readonly from: string;
  /** Null when it has no end, or none is known. */
  readonly to: string | null;
  readonly tone: 'info' | 'good' | 'warning' | 'bad' | 'neutral' | 'violet';
  /** What the dates mean, when it is not plain: "scade durante il tirocinio". */
  readonly note?: string;
}

export interface PermitClockProps {
  label: string;
  /** The days of permits, receipts, declarations and registers, each on its line, and the internship's. */
  spans: readonly ClockSpan[];
  /** `YYYY-MM-DD`, in Italy. */
  today: string;
}

/** What is valid when: every dated thing on one scale, with today across all; the same as a table below. */
export function PermitClock({ label, spans, today }: PermitClockProps) {
  const t = useTexts();
  const scale = scaleOf(spans, today);
  return (
    <figure className={styles.clock} aria-label={label}>
      <div className={styles.chart} aria-hidden>
        {spans.map((span) => (
          <ClockLine key={span.id} span={span} scale={scale} today={today} />
        ))}
        <ClockScale scale={scale} today={today} />
      </div>
      <details>
        <summary>{t('ui.clock.asTable')}</summary>
        <table className={styles.table}>
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{t('ui.clock.what')}</th>
              <th scope="col">{t('ui.clock.period')}</th>
              <th scope="col">{t('ui.clock.state')}</th>
            </tr>
          </thead>
          <tbody>
            {spans.map((span) => (
              <tr key={span.id}>
                <th scope="row">{span.label}</th>
                <td>{formatPeriod(span.from, span.to)}</td>
                <td>{[stateOn(t, span, today), span.note].filter(Boolean).join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function ClockLine({ span, scale, today }: { span: ClockSpan; scale: Scale; today: string }) {
  const t = useTexts();
  const start = scale.at(span.from);
  const end = span.to === null ? 100 : scale.at(span.to);
  const shape = span.to === null ? `${styles.bar} ${styles.open}` : styles.bar;
  const dates =
    span.to === null
      ? `${t('common.from')} ${formatDay(span.from)}`
      : `${t('common.to')} ${formatDay(span.to)}`;
  return (
    <>
      <span className={styles.name}>{span.label}</span>
      <span className={styles.dates}>{dates}</span>
      <div className={styles.track}>
        {scale.years.map((year) => (
          <div
            key={year}
            className={styles.tick}
            style={{ insetInlineStart: `${scale.at(firstDayOf(year))}%` }}
          />
        ))}
        <div
          className={`${shape} ${styles[span.tone]}`}
          style={{ insetInlineStart: `${start}%`, width: `${Math.max(end - start, 0)}%` }}
        />
        <div className={styles.today} style={{ insetInlineStart: `${scale.at(today)}%` }} />
      </div>
    </>
  );
}

/** Hundredths of the width below which the names of two places would cover each other. */
const apartMin = 7;

function ClockScale({ scale, today }: { scale: Scale; today: string }) {
  const t = useTexts();
  const isApart = (year: number) => Math.abs(scale.at(firstDayOf(year)) - scale.at(today)) > apartMin;
  return (
    <div className={styles.scale}>
      {scale.years.filter(isApart).map((year) => (
        <span key={year} style={{ insetInlineStart: `${scale.at(firstDayOf(year))}%` }}>
          {year}
        </span>
      ))}
      <span className={styles.mark} style={{ insetInlineStart: `${scale.at(today)}%` }}>
        {t('common.today')}
      </span>
    </div>
  );
}

interface Scale {
  /** The years that begin within the scale. */
  years: readonly number[];
  /** The place of a day, in hundredths of the width. */
  at: (day: string) => number;
}

function scaleOf(spans: readonly ClockSpan[], today: string): Scale {
  const days = [today, ...spans.flatMap(({ from, to }) => [from, to ?? from])].filter(isCivilDate).toSorted();
  const [from, to] = [days.at(0), days.at(-1)];
  if (from === undefined || to === undefined) return { years: [], at: () => 0 };
  const width = Math.max(daysBetween(from, to), 1);
  const [first, last] = [datePartsOf(from).year + 1, datePartsOf(to).year];
  return {
    years: Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index),
    at: (day) => (isCivilDate(day) ? place(from, day, width) : 0),
  };
}

function firstDayOf(year: number): string {
  return `${year}-01-01`;
}

function place(from: CivilDate, day: CivilDate, width: number): number {
  return Math.min(Math.max((100 * daysBetween(from, day)) / width, 0), 100);
}

function stateOn(t: TextOf, { from, to }: ClockSpan, today: string): string {
  if (today < from) return t('ui.clock.ahead');
  return to !== null && to < today ? t('ui.clock.over') : t('ui.clock.running');
}
