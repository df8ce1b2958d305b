import { type CivilDate, isCivilDate } from '@approdo/shared/dates';
import { FocusTrap } from '@mantine/core';
import { DatePicker, DatesProvider } from '@mantine/dates';
import '@mantine/dates/styles.css';
import 'dayjs/locale/it';
import './date-calendar.css';
import { currentLanguage, useTexts } from '../i18n/i18n.ts';

export interface DateCalendarProps {
  value: string | null;
  onPick: (day: CivilDate) => void;
  earliest?: string | undefined;
  latest?: string | undefined;
}

/** A month to pick a day from. Only in a lazy chunk: it is the kit's heaviest piece. */
export default function DateCalendar({ value, onPick, earliest, latest }: DateCalendarProps) {
  const t = useTexts();
  return (
    <DatesProvider settings={{ locale: currentLanguage(), firstDayOfWeek: 1 }}>
      {/* Here and not in the popover: there is nothing to focus until this chunk has come. */}
      <FocusTrap active>
        <div>
          <DatePicker
            value={value}
            {...(value ? { defaultDate: value } : {})}
            onChange={(day) => day !== null && isCivilDate(day) && onPick(day)}
            {...(earliest ? { minDate: earliest } : {})}
            {...(latest ? { maxDate: latest } : {})}
            hideOutsideDates
            highlightToday
            ariaLabels={{
              previousMonth: t('ui.date.previousMonth'),
              nextMonth: t('ui.date.nextMonth'),
              previousYear: t('ui.date.previousYear'),
              nextYear: t('ui.date.nextYear'),
              previousDecade: t('ui.date.previousDecade'),
              nextDecade: t('ui.date.nextDecade'),
              monthLevelControl: t('ui.date.chooseMonth'),
              yearLevelControl: t('ui.date.chooseYear'),
            }}
          />
        </div>
      </FocusTrap>
    </DatesProvider>
  );
}
