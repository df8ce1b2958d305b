import type { ReactNode } from 'react';
import { fieldId } from './field.ts';
import styles from './slider-field.module.css';

export interface SliderFieldProps {
  name: string;
  label: string;
  value: number;
  minimum: number;
  maximum: number;
  step: number;
  /** The value in words, beside the label and for assistive technology: `34,4%`. */
  said: string;
  onChange: (value: number) => void;
  /** Where the value comes from, and the way back to it. */
  description?: ReactNode;
}

/** A value on a scale, moved with the pointer or with the arrow keys. */
export function SliderField(props: SliderFieldProps) {
  const { name, label, value, minimum, maximum, step, said, onChange, description } = props;
  const id = fieldId(name);
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label htmlFor={id}>{label}</label>
        <output htmlFor={id}>{said}</output>
      </div>
      <input
        id={id}
        name={name}
        type="range"
        className={styles.range}
        min={minimum}
        max={maximum}
        step={step}
        value={value}
        aria-valuetext={said}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
      {description && <div className={styles.description}>{description}</div>}
    </div>
  );
}
