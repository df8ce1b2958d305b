import { useTexts } from '../../i18n/i18n.ts';
import type { FieldProps } from '../../ui/field.ts';
import { ParsedField, type Reading } from '../../ui/parsed-field.tsx';

export interface YearFieldProps extends FieldProps<number | null> {
  earliest: number;
  latest: number;
}

/** A year of four digits, written without the point of thousands. */
export function YearField({ earliest, latest, ...props }: YearFieldProps) {
  const t = useTexts();
  const read = (text: string): Reading<number> => {
    const year = Number(text.trim());
    if (/^\d{4}$/.test(text.trim()) && year >= earliest && year <= latest) return { ok: true, value: year };
    return {
      ok: false,
      message: t('caseFiles.yearRange', { earliest: String(earliest), latest: String(latest) }),
    };
  };
  return <ParsedField {...props} read={read} write={String} inputMode="numeric" />;
}
