import type { ReactNode } from 'react';

/** What every field takes. `form.field('name')` gives name, value, onChange, error and required. */
export interface FieldProps<Value> {
  /** The field's place in what is sent, with points: `person.familyName`. Refusals find their field by it. */
  name: string;
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  onBlur?: () => void;
  /** A line of help that stays visible. */
  description?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  disabled?: boolean;
  readOnly?: boolean;
  /** The label is said but not shown: only where the place already says it, as in a table or a toolbar. */
  hideLabel?: boolean;
  autoFocus?: boolean;
}

/** The id of a field's input, so that a refusal can lead to it. */
export function fieldId(name: string): string {
  return `field-${name}`;
}

/** Moves the keyboard to the field of this name; false when the page has none. */
export function focusField(name: string): boolean {
  const input = document.getElementById(fieldId(name));
  input?.focus();
  input?.scrollIntoView({ block: 'center' });
  return input !== null;
}

/** Moves the keyboard to the one of these fields that stands first on the page; false when the page has none. */
export function focusFirstField(names: readonly string[]): boolean {
  const placed = names.flatMap((name) => {
    const input = document.getElementById(fieldId(name));
    return input ? [{ name, input }] : [];
  });
  const [first] = placed.toSorted((a, b) =>
    a.input.compareDocumentPosition(b.input) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1,
  );
  return first !== undefined && focusField(first.name);
}

/** The part of a field that the kit's inputs understand. */
export function kitProps<Value>(props: FieldProps<Value>) {
  const { name, label, description, error, required = false, disabled = false, readOnly = false } = props;
  return {
    id: fieldId(name),
    name,
    ...(props.hideLabel ? { 'aria-label': label } : { label }),
    ...(description ? { description } : {}),
    ...(error ? { error } : {}),
    ...(props.onBlur ? { onBlur: props.onBlur } : {}),
    required,
    disabled,
    readOnly,
    size: 'sm',
    'data-autofocus': props.autoFocus || undefined,
  } as const;
}
