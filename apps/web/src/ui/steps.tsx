import { useTexts } from '../i18n/i18n.ts';
import { CheckIcon, CloseIcon } from './icons.tsx';
import styles from './steps.module.css';

export interface Step {
  readonly id: string;
  readonly label: string;
  readonly state: 'done' | 'current' | 'ahead' | 'failed';
  /** When it was reached, or what it waits for. */
  readonly note?: string;
}

/** How far a path has come, in order. */
export function Stepper({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map((step, index) => (
        <StepItem key={step.id} step={step} number={index + 1} />
      ))}
    </ol>
  );
}

function StepItem({ step, number }: { step: Step; number: number }) {
  const t = useTexts();
  const { label, state, note } = step;
  return (
    <li
      className={`${styles.step} ${styles[state] ?? ''}`}
      aria-current={state === 'current' ? 'step' : undefined}
    >
      <span className={styles.mark} aria-hidden>
        {state === 'done' ? <CheckIcon size={14} /> : state === 'failed' ? <CloseIcon size={14} /> : number}
      </span>
      <span>
        {label}
        <span className="visually-hidden">, {t(`ui.step.${state}`)}</span>
        {note && <span className={styles.when}>{note}</span>}
      </span>
    </li>
  );
}
