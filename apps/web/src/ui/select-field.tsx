import { Select } from '@mantine/core';
import { useTexts } from '../i18n/i18n.ts';
import { type FieldProps, kitProps } from './field.ts';

export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  readonly disabled?: boolean;
}

export interface SelectFieldProps<Value extends string> extends FieldProps<Value | ''> {
  options: readonly Option<Value>[];
  /** What an empty field reads; "Scegli" unless told. */
  placeholder?: string;
  /** Typing narrows the choice; on for more than ten options. */
  searchable?: boolean;
}

/** One choice among a few. An empty text is no choice. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const t = useTexts();
  const { options, value, onChange, required = false } = props;
  const { placeholder = t('ui.field.choose'), searchable = options.length > 10 } = props;
  return (
    <Select
      {...kitProps(props)}
      data={options.map((option) => ({ ...option }))}
      value={value === '' ? null : value}
      onChange={(chosen) => onChange(options.find((option) => option.value === chosen)?.value ?? '')}
      placeholder={placeholder}
      searchable={searchable}
      clearable={!required && value !== ''}
      allowDeselect={false}
      clearButtonProps={{ 'aria-label': t('ui.field.clear'), 'aria-hidden': false, tabIndex: 0 }}
      nothingFoundMessage={t('ui.field.nothingFound')}
      openOnFocus={false}
      checkIconPosition="right"
      withAlignedLabels
      comboboxProps={{ shadow: 'md' }}
    />
  );
}
