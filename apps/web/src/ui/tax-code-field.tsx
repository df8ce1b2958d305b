import { TextInput } from '@mantine/core';
import { type FieldProps, kitProps } from './field.ts';

/**
 * A tax code of sixteen characters, or a provisional one of eleven digits. Written in capitals as it is typed;
 * spaces that come with a pasted code are dropped.
 */
export function TaxCodeField(props: FieldProps<string>) {
  return (
    <TextInput
      {...kitProps(props)}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value.replace(/\s/g, '').toUpperCase())}
      maxLength={20}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
    />
  );
}
