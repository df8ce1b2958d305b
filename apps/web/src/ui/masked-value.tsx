import { type ReactNode, useState } from 'react';
import { useTexts } from '../i18n/i18n.ts';
import { HiddenIcon, ShownIcon } from './icons.tsx';
import styles from './masked-value.module.css';
import { ProblemAlert } from './problem-alert.tsx';

export interface MaskedValueProps {
  /** What is hidden: "motivo della protezione". */
  label: string;
  /** Asks for the value; the API records that it was asked. Absent for who may not see it at all. */
  onReveal?: () => Promise<ReactNode>;
}

type Shown =
  | { state: 'masked' | 'asking' }
  | { state: 'shown'; value: ReactNode }
  | { state: 'refused'; problem: unknown };

/** Restricted data: covered until asked for, and asking is recorded. Covering it again asks nothing. */
export function MaskedValue({ label, onReveal }: MaskedValueProps) {
  const t = useTexts();
  const [shown, setShown] = useState<Shown>({ state: 'masked' });
  const reveal = () => {
    setShown({ state: 'asking' });
    onReveal?.().then(
      (value) => setShown({ state: 'shown', value }),
      (problem: unknown) => setShown({ state: 'refused', problem }),
    );
  };
  if (shown.state === 'shown') {
    return <Uncovered label={label} value={shown.value} onCover={() => setShown({ state: 'masked' })} />;
  }
  return (
    <span className={styles.masked}>
      <span className={styles.dots} aria-hidden>
        ••••••
      </span>
      <span className="visually-hidden">{t('ui.masked.hidden')}</span>
      {onReveal && (
        <button
          type="button"
          className={styles.reveal}
          onClick={reveal}
          disabled={shown.state === 'asking'}
          title={t('ui.masked.recorded')}
        >
          <ShownIcon size={16} />
          {t('ui.masked.reveal')}
          <span className="visually-hidden">
            : {label}. {t('ui.masked.recorded')}
          </span>
        </button>
      )}
      {shown.state === 'refused' && <ProblemAlert problem={shown.problem} />}
    </span>
  );
}

function Uncovered({ label, value, onCover }: { label: string; value: ReactNode; onCover: () => void }) {
  const t = useTexts();
  return (
    <span className={styles.masked}>
      <span role="status">{value}</span>
      <button type="button" className={styles.reveal} onClick={onCover}>
        <HiddenIcon size={16} />
        {t('ui.masked.hide')}
        <span className="visually-hidden">: {label}</span>
      </button>
    </span>
  );
}
