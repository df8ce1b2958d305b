import { useId } from 'react';
import styles from './column-chart.module.css';

export interface ChartColumn {
  readonly key: string;
  /** Not below zero. */
  readonly value: number;
  /** Said when the column is pointed at. */
  readonly said: string;
  /** Written below the axis; few columns have one. */
  readonly label?: string;
}

export interface ColumnChartProps {
  caption: string;
  columns: readonly ChartColumn[];
  /** The greatest value in words, at the top of the scale. */
  topSaid: string;
  zeroSaid: string;
}

const height = 120;
const step = 20;
const width = 14;

/** Values over time as columns. What it draws is written in the table that stands below it. */
export function ColumnChart({ caption, columns, topSaid, zeroSaid }: ColumnChartProps) {
  const captionId = useId();
  const top = Math.max(...columns.map(({ value }) => value), 1);
  const span = columns.length * step;
  return (
    <figure className={styles.figure} aria-labelledby={captionId}>
      <figcaption id={captionId} className={styles.caption}>
        {caption}
      </figcaption>
      <div className={styles.plot} aria-hidden>
        <div className={styles.scale}>
          <span>{topSaid}</span>
          <span>{zeroSaid}</span>
        </div>
        <div>
          <svg viewBox={`0 0 ${span} ${height}`} preserveAspectRatio="none" className={styles.chart}>
            <title>{caption}</title>
            {[0, 0.5, 1].map((line) => (
              <line
                key={line}
                x1={0}
                x2={span}
                y1={height * line}
                y2={height * line}
                className={styles.grid}
              />
            ))}
            {columns.map(({ key, value, said }, index) => (
              <rect
                key={key}
                x={index * step + (step - width) / 2}
                y={height - (height * value) / top}
                width={width}
                height={(height * value) / top}
                className={styles.column}
              >
                <title>{said}</title>
              </rect>
            ))}
          </svg>
          <div className={styles.labels}>
            {columns.flatMap(({ key, label }) => (label ? [<span key={key}>{label}</span>] : []))}
          </div>
        </div>
      </div>
    </figure>
  );
}
