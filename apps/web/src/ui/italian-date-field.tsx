import {
  type CivilDate,
  type DateReason,
  formatItalianDate,
  isCivilDate,
  parseItalianDate,
} from '@approdo/shared/dates';
import { Popover } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTexts } from '../i18n/i18n.ts';
import { formatDay } from '../lib/format.ts';
import { IconButton } from './button.tsx';
import { type FieldProps, focusField } from './field.ts';
import { CalendarIcon } from './icons.tsx';
import styles from './italian-date-field.module.css';
import { ParsedField, type Reading } from './parsed-field.tsx';

// The calendar is half the weight of the field: it comes when somebody opens it.
const DateCalendar = lazy(() => import('./date-calendar.tsx'));

export interface ItalianDateFieldProps extends FieldProps<string | null> {
  /** The first and last day that may be chosen, `YYYY-MM-DD`. */
  earliest?: string | undefined;
  latest?: string | undefined;
}

/**
 * A day, typed as dd/mm/yyyy or picked from a calendar, kept as `YYYY-MM-DD`. Years have four digits and days
 * must exist: 5/3/90 and 31/02/2026 are refused, never guessed.
 */
export function ItalianDateField({ earliest, latest, ...props }: ItalianDateFieldProps) {
  const t = useTexts();
  const read = (text: string): Reading<string> => {
    const parsed = parseItalianDate(text);
    if (!parsed.ok) return { ok: false, message: t(`ui.date.${reasonKeys[parsed.reason]}`) };
    if (earliest && parsed.value < earliest) {
      return { ok: false, message: t('ui.date.tooEarly', { day: formatDay(earliest) }) };
    }
    if (latest && parsed.value > latest)
      return { ok: false, message: t('ui.date.tooLate', { day: formatDay(latest) }) };
    return { ok: true, value: parsed.value };
  };
  const button =
    props.disabled || props.readOnly ? null : (
      <CalendarButton {...props} earliest={earliest} latest={latest} />
    );
  return (
    <ParsedField
      {...props}
      read={read}
      write={writeDay}
      placeholder={t('ui.date.placeholder')}
      inputMode="numeric"
      rightSection={button}
    />
  );
}

const reasonKeys = {
  empty: 'notADate',
  notADate: 'notADate',
  noSuchMonth: 'noSuchMonth',
  noSuchDay: 'noSuchDay',
  yearOutOfRange: 'notADate',
} as const satisfies Record<DateReason, string>;

function writeDay(day: string): string {
  return isCivilDate(day) ? formatItalianDate(day) : day;
}

function CalendarButton({ name, label, value, onChange, earliest, latest }: ItalianDateFieldProps) {
  const t = useTexts();
  const [isOpen, setOpen] = useState(false);
  const pick = (day: CivilDate) => {
    setOpen(false);
    onChange(day);
    focusField(name);
  };
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      returnFocus
      shadow="md"
      position="bottom-end"
      withRoles={false}
    >
      <Popover.Target>
        <IconButton
          icon={CalendarIcon}
          size="small"
          label={t('ui.date.openCalendar', { field: label })}
          onClick={() => setOpen((open) => !open)}
          aria-expanded={isOpen}
          aria-haspopup="dialog"
        />
      </Popover.Target>
      <Popover.Dropdown
        role="dialog"
        aria-label={t('ui.date.calendarOf', { field: label })}
        className={styles.calendar}
      >
        <Suspense fallback={<div className={styles.loading} />}>
          <DateCalendar value={value} onPick={pick} earliest={earliest} latest={latest} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
