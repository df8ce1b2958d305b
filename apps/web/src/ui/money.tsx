import { useTexts } from '../i18n/i18n.ts';
import { formatMoney } from '../lib/format.ts';
import styles from './money.module.css';

/** An amount in cents: `1.234,50 €`, in figures of one width. A dash, not zero, where the reader may not see it. */
export function Money({ cents }: { cents: number | null | undefined }) {
  const t = useTexts();
  const isHidden = cents === null || cents === undefined;
  const className = !isHidden && cents < 0 ? `${styles.money} ${styles.negative}` : styles.money;
  return (
    <span className={className}>
      {formatMoney(cents)}
      {isHidden && <span className="visually-hidden">{t('common.notAvailable')}</span>}
    </span>
  );
}

/** The stages money goes through, in order. `available` is what is left. */
export type MoneyStage =
  | 'planned'
  | 'reserved'
  | 'committed'
  | 'accrued'
  | 'claimed'
  | 'ordered'
  | 'paid'
  | 'recoverable'
  | 'recovered'
  | 'available';

export interface MoneyPart {
  readonly stage: MoneyStage;
  /** Null where the reader may not see it. */
  readonly cents: number | null;
  /** Its name, when the place needs another than the stage's own. */
  readonly label?: string;
}

export interface MoneyBarProps {
  label: string;
  /** The whole, in cents; null where the reader may not see it. */
  totalCents: number | null;
  parts: readonly MoneyPart[];
}

/** Where the euros of one line are: a bar of stages, and the figures that say it exactly. */
export function MoneyBar({ label, totalCents, parts }: MoneyBarProps) {
  const t = useTexts();
  const drawn = parts.filter((part) => (part.cents ?? 0) > 0);
  const whole = Math.max(
    totalCents ?? 0,
    drawn.reduce((sum, part) => sum + (part.cents ?? 0), 0),
  );
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.head}>
        <span className={styles.label}>{label}</span>
        <Money cents={totalCents} />
      </figcaption>
      <div className={styles.bar} aria-hidden>
        {drawn.map((part) => (
          <div
            key={part.stage}
            className={`${styles.part} ${styles[part.stage]}`}
            style={{ width: `${(100 * (part.cents ?? 0)) / (whole || 1)}%` }}
          />
        ))}
      </div>
      <dl className={styles.stages}>
        {parts.map((part) => (
          <div key={part.stage} className={styles.stage}>
            <dt>
              <span className={`${styles.swatch} ${styles[part.stage]}`} />
              {part.label ?? t(`ui.stage.${part.stage}`)}
            </dt>
            <dd>
              <Money cents={part.cents} />
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}
