import type { ReactNode } from 'react';
import { useTexts } from '../i18n/i18n.ts';
import { formatCount } from '../lib/format.ts';
import { CloseIcon } from './icons.tsx';
import styles from './toolbar.module.css';

/** One filter that is set: what it says, and how it goes away. */
export interface FilterChip {
  readonly id: string;
  /** The filter and its value: "Stato: richiesta". */
  readonly label: string;
  readonly onRemove: () => void;
}

export interface FilterBarProps {
  /** The filters' fields. */
  children: ReactNode;
  chips?: readonly FilterChip[];
  onClear?: () => void;
  /** How many rows the filters leave; null while unknown. */
  count?: number | null;
  /** There are more than `count`, on further pages. */
  hasMore?: boolean;
  /** Column chooser, export, saved views. */
  tools?: ReactNode;
}

/** The filters of a list, the ones that are set as chips, and how many rows they leave. */
export function FilterBar(props: FilterBarProps) {
  const { children, chips = [], onClear, count, hasMore = false, tools } = props;
  const t = useTexts();
  const knowsCount = count !== undefined && count !== null;
  return (
    <search className={styles.bar} aria-label={t('ui.filter.label')}>
      <div className={styles.filters}>
        {children}
        {tools && <div className={styles.tools}>{tools}</div>}
      </div>
      <div className={styles.chips}>
        <span className={styles.count} role="status">
          {knowsCount &&
            t(`ui.filter.${hasMore ? 'countMore' : 'count'}`, { count, shown: formatCount(count) })}
        </span>
        {chips.map((chip) => (
          <button key={chip.id} type="button" className={styles.chip} onClick={chip.onRemove}>
            {chip.label}
            <span className="visually-hidden">: {t('ui.filter.remove')}</span>
            <CloseIcon size={14} />
          </button>
        ))}
        {chips.length > 0 && onClear && (
          <button type="button" className={styles.clear} onClick={onClear}>
            {t('ui.filter.clear')}
          </button>
        )}
      </div>
    </search>
  );
}
