import { planBounds } from '@approdo/shared/plan-content';
import { useTexts } from '../../i18n/i18n.ts';
import type { FieldProps } from '../../ui/field.ts';
import { ParsedField, type Reading } from '../../ui/parsed-field.tsx';

const hours = new Intl.NumberFormat('it-IT', { maximumFractionDigits: 2 });
const hoursMax = planBounds.minutes / 60;

/** Hours with decimals (`1,5`), kept in whole minutes. */
export function HoursField(props: FieldProps<number | null>) {
  const t = useTexts();
  const read = (text: string): Reading<number> => {
    const typed = text.trim().replace(',', '.');
    const minutes = Math.round(Number(typed) * 60);
    if (!/^\d{1,4}(\.\d{1,2})?$/.test(typed))
      return { ok: false, message: t('actionPlans.services.notHours') };
    if (minutes > planBounds.minutes) {
      return { ok: false, message: t('ui.field.tooGreat', { maximum: hoursMax }) };
    }
    return { ok: true, value: minutes };
  };
  return (
    <ParsedField
      {...props}
      read={read}
      write={(minutes) => hours.format(minutes / 60)}
      inputMode="decimal"
      align="end"
      rightSection="h"
    />
  );
}
