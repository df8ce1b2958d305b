import { withHyphen } from '@approdo/shared/minus';
import { type EuroReason, parseEuro } from '@approdo/shared/money';
import { useTexts } from '../i18n/i18n.ts';
import { formatCount, formatMoney } from '../lib/format.ts';
import type { FieldProps } from './field.ts';
import { ParsedField, type Reading } from './parsed-field.tsx';

export interface NumberFieldProps extends FieldProps<number | null> {
  minimum?: number;
  maximum?: number;
  /** The unit, shown inside the field: h, mesi, %. */
  unit?: string;
}

/** A whole number. */
export function NumberField({ minimum, maximum, unit, ...props }: NumberFieldProps) {
  const t = useTexts();
  const read = (text: string): Reading<number> => {
    const digits = withHyphen(text.trim()).replace(/\.(?=\d{3}(\D|$))/g, '');
    const value = Number(digits);
    if (!/^-?\d+$/.test(digits) || !Number.isSafeInteger(value)) {
      return { ok: false, message: t('ui.field.notANumber') };
    }
    if (minimum !== undefined && value < minimum) {
      return { ok: false, message: t('ui.field.tooSmall', { minimum: formatCount(minimum) }) };
    }
    if (maximum !== undefined && value > maximum) {
      return { ok: false, message: t('ui.field.tooGreat', { maximum: formatCount(maximum) }) };
    }
    return { ok: true, value };
  };
  return (
    <ParsedField
      {...props}
      read={read}
      write={formatCount}
      inputMode="numeric"
      align="end"
      rightSection={unit}
    />
  );
}

/** An amount of euros, kept in whole cents: `1.234,50`. */
export function MoneyField(props: FieldProps<number | null>) {
  const t = useTexts();
  const messages: Record<EuroReason, string> = {
    empty: t('ui.field.moneyNotAnAmount'),
    notAnAmount: t('ui.field.moneyNotAnAmount'),
    tooManyDecimals: t('ui.field.moneyTooManyDecimals'),
    tooLarge: t('ui.field.moneyTooLarge'),
  };
  const read = (text: string): Reading<number> => {
    const parsed = parseEuro(text);
    return parsed.ok ? parsed : { ok: false, message: messages[parsed.reason] };
  };
  return (
    <ParsedField
      {...props}
      read={read}
      write={amountText}
      inputMode="decimal"
      align="end"
      rightSection="€"
      placeholder="0,00"
    />
  );
}

// the sign of the euro stands at the end of the field
function amountText(cents: number): string {
  return formatMoney(cents).replace(/\s€$/, '');
}
