import { spokenLanguages } from '@approdo/shared/languages';
import { currentLanguage, useTexts } from '../../i18n/i18n.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { PlusIcon, TrashIcon } from '../../ui/icons.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import styles from './case-files.module.css';
import type { LanguageRow } from './person-values.ts';
import { languageLevels } from './words.ts';

/** How many languages a file holds at the most. */
const rowsMax = 20;

export interface LanguageRowsProps {
  value: readonly LanguageRow[];
  onChange: (rows: readonly LanguageRow[]) => void;
  errorOf: (path: string) => string | undefined;
}

/** The languages a person speaks, each with how well. */
export function LanguageRows({ value, onChange, errorOf }: LanguageRowsProps) {
  const t = useTexts();
  const set = (at: number, change: Partial<LanguageRow>) =>
    onChange(value.map((row, index) => (index === at ? { ...row, ...change } : row)));
  return (
    <Stack gap={2}>
      {value.map((row, index) => (
        <LanguageFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; its language may still be empty
          key={index}
          row={row}
          at={index}
          taken={value.map(({ language }) => language)}
          errorOf={errorOf}
          onChange={(change) => set(index, change)}
          onRemove={() => onChange(value.filter((_, other) => other !== index))}
        />
      ))}
      {value.length < rowsMax && (
        <Row>
          <Button icon={PlusIcon} onClick={() => onChange([...value, { language: '', level: '' }])}>
            {t('caseFiles.languages.add')}
          </Button>
        </Row>
      )}
    </Stack>
  );
}

interface LanguageFieldsProps {
  row: LanguageRow;
  at: number;
  taken: readonly string[];
  errorOf: (path: string) => string | undefined;
  onChange: (change: Partial<LanguageRow>) => void;
  onRemove: () => void;
}

function LanguageFields({ row, at, taken, errorOf, onChange, onRemove }: LanguageFieldsProps) {
  const t = useTexts();
  const inLanguage = currentLanguage();
  const options = spokenLanguages
    .map((language) => ({ value: language.code, label: language[inLanguage] }))
    .filter(({ value }) => value === row.language || !taken.includes(value))
    .toSorted((a, b) => a.label.localeCompare(b.label, inLanguage));
  // A language recorded by another system may be outside the catalogue: it stays, by its code.
  const isForeign = row.language !== '' && options.every(({ value }) => value !== row.language);
  return (
    <div className={styles.language}>
      <SelectField
        name={`languages.${at}.language`}
        label={t('caseFiles.languages.language')}
        options={isForeign ? [...options, { value: row.language, label: row.language }] : options}
        value={row.language}
        onChange={(language) => onChange({ language })}
        error={errorOf(`languages.${at}.language`)}
        required
      />
      <SelectField
        name={`languages.${at}.level`}
        label={t('caseFiles.languages.level')}
        options={languageLevels.map((value) => ({ value, label: t(`caseFiles.level.${value}`) }))}
        value={row.level}
        onChange={(level) => onChange({ level })}
        error={errorOf(`languages.${at}.level`)}
        required
      />
      <div className={styles.remove}>
        <IconButton icon={TrashIcon} label={t('common.remove')} onClick={onRemove} />
      </div>
    </div>
  );
}

/** What is missing in the rows, by the name of the field. */
export function languageErrors(rows: readonly LanguageRow[], missing: string): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap(({ language, level }, at) => [
      ...(language === '' ? [[`languages.${at}.language`, missing]] : []),
      ...(level === '' ? [[`languages.${at}.level`, missing]] : []),
    ]),
  );
}
