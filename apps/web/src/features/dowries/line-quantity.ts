import { useTexts } from '../../i18n/i18n.ts';
import { formatHours } from '../../lib/format.ts';
import type { DowryLine } from './queries.ts';

const months = new Intl.NumberFormat('it-IT', { maximumFractionDigits: 1 });

/** The quantity behind an amount: hours of guidance, months of internship. */
export function useQuantity({ quantity, quantityMax, unit }: DowryLine): string {
  const t = useTexts();
  if (unit === 'months')
    return t('dowries.line.perMonths', { done: months.format(quantity), of: months.format(quantityMax) });
  return t('dowries.line.perMinutes', { done: formatHours(quantity), of: formatHours(quantityMax) });
}
