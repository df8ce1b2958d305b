import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type FieldProps, kitProps } from './field.ts';
import styles from './parsed-field.module.css';

export type Reading<Value> = { ok: true; value: Value } | { ok: false; message: string };

export interface ParsedFieldProps<Value> extends FieldProps<Value | null> {
  /** Reads what was typed; an empty field is never asked. */
  read: (text: string) => Reading<Value>;
  write: (value: Value) => string;
  placeholder?: string;
  inputMode?: 'numeric' | 'decimal' | 'text';
  rightSection?: ReactNode;
  align?: 'start' | 'end';
}

/**
 * A field typed as text and kept as a value. What cannot be read stays on screen with its reason, the value is
 * then null, and the form refuses to send it.
 */
export function ParsedField<Value>(props: ParsedFieldProps<Value>) {
  const { value, onChange, read, write, onBlur } = props;
  const [typed, setTyped] = useState<Typed<Value> | null>(null);
  // A value that came from elsewhere, as from a calendar, replaces what was typed.
  const draft = typed !== null && typed.value === value ? typed : null;

  const type = (text: string) => {
    const reading = text.trim() === '' ? null : read(text);
    const next = reading?.ok ? reading.value : null;
    setTyped({ text, value: next, complaint: reading?.ok === false ? reading.message : '', hasLeft: false });
    if (next !== value) onChange(next);
  };
  const leave = () => {
    // What was read is shown the way the product writes it; what was not stays, with its complaint.
    setTyped(draft?.complaint ? { ...draft, hasLeft: true } : null);
    onBlur?.();
  };
  const error = draft?.hasLeft ? draft.complaint : props.error;
  return (
    <TextInput
      {...kitProps({ ...props, error })}
      value={draft?.text ?? (value === null ? '' : write(value))}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={leave}
      autoComplete="off"
      data-unreadable={draft?.complaint || undefined}
      {...(props.inputMode ? { inputMode: props.inputMode } : {})}
      {...(props.placeholder ? { placeholder: props.placeholder } : {})}
      {...(props.rightSection ? { rightSection: props.rightSection } : {})}
      {...(props.align === 'end' ? { classNames: { input: styles.end ?? '' } } : {})}
    />
  );
}

interface Typed<Value> {
  text: string;
  value: Value | null;
  complaint: string;
  /** The complaint waits until the person has left the field. */
  hasLeft: boolean;
}
