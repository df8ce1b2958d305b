import type { ReactNode } from 'react';
import money from './money.module.css';
import { Money, type MoneyStage } from './money.tsx';
import styles from './waterfall.module.css';

export interface WaterfallStep {
  readonly stage: MoneyStage | 'allocated';
  readonly label: string;
  /** Null where the reader may not see it, or where it has no meaning. */
  readonly cents: number | null;
  /** Wraps the amount: a link to the list behind it. */
  readonly wrap?: (amount: ReactNode) => ReactNode;
  /** A line below the label. */
  readonly note?: ReactNode;
}

export interface WaterfallProps {
  caption: string;
  /** The first is the whole; each of the others is drawn where the one before it ended. */
  steps: readonly WaterfallStep[];
}

/** Where an amount went, step after step: a table whose rows are drawn as the bars of a waterfall. */
export function Waterfall({ caption, steps }: WaterfallProps) {
  const [first] = steps;
  const sum = steps.slice(1).reduce((total, { cents }) => total + Math.max(cents ?? 0, 0), 0);
  const whole = Math.max(first?.cents ?? 0, sum) || 1;
  let passed = 0;
  return (
    <table className={styles.waterfall}>
      <caption className="visually-hidden">{caption}</caption>
      <tbody>
        {steps.map((step, index) => {
          const start = index === 0 ? 0 : passed;
          if (index > 0) passed += Math.max(step.cents ?? 0, 0);
          return <StepRow key={step.stage} step={step} start={start / whole} whole={whole} />;
        })}
      </tbody>
    </table>
  );
}

function StepRow({ step, start, whole }: { step: WaterfallStep; start: number; whole: number }) {
  const { stage, label, cents, note, wrap = (amount) => amount } = step;
  const share = Math.max(cents ?? 0, 0) / whole;
  return (
    <tr className={stage === 'allocated' ? styles.whole : undefined}>
      <th scope="row">
        {label}
        {note && <span className={styles.note}>{note}</span>}
      </th>
      <td className={styles.track}>
        <div
          className={`${styles.bar} ${stage === 'allocated' ? styles.allocated : money[stage]}`}
          style={{ marginInlineStart: `${100 * start}%`, width: `${100 * share}%` }}
          aria-hidden
        />
      </td>
      <td className={styles.amount}>{wrap(<Money cents={cents} />)}</td>
    </tr>
  );
}

export interface StackedBarProps {
  parts: readonly { readonly stage: MoneyStage; readonly cents: number | null }[];
  /** What takes the whole width: the greatest of the rows that are compared. */
  wholeCents: number;
}

/** A line of stages in proportion, for a cell of a table that says the figures: decoration only. */
export function StackedBar({ parts, wholeCents }: StackedBarProps) {
  const drawn = parts.filter(({ cents }) => (cents ?? 0) > 0);
  const whole = wholeCents || 1;
  return (
    <div className={`${money.bar} ${styles.stacked}`} aria-hidden>
      {drawn.map(({ stage, cents }) => (
        <div
          key={stage}
          className={`${money.part} ${money[stage]}`}
          style={{ width: `${(100 * (cents ?? 0)) / whole}%` }}
        />
      ))}
    </div>
  );
}
