import { type FormEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTexts } from '../i18n/i18n.ts';
import { fieldErrorsOf } from '../lib/api-problem.ts';
import { focusFirstField } from './field.ts';
import styles from './form.module.css';
import { ProblemAlert } from './problem-alert.tsx';
import { useUnsavedChanges } from './unsaved-changes.tsx';

/** What is wrong with each field, by its name; a field without a text is right. */
export type FieldErrors = Readonly<Record<string, string | undefined>>;

export interface FormOptions<Values> {
  initial: Values;
  /** Fields that must not be empty; they are marked and checked. */
  required?: readonly (keyof Values & string)[];
  /** What can be told wrong without asking the API. */
  check?: (values: Values) => FieldErrors;
  /** Goes before the fields' names where a page has two forms with the same fields. */
  prefix?: string;
}

export interface BoundField<Value> {
  name: string;
  value: Value;
  onChange: (value: Value) => void;
  error: string | undefined;
  required: boolean;
}

export interface FormState<Values> {
  values: Values;
  errors: FieldErrors;
  isDirty: boolean;
  /** The name a field has on the page: its own, after the form's prefix. */
  nameOf: (name: string) => string;
  /** Everything a field needs but its label: `<TextField {...form.field('name')} label="Nome" />`. */
  field: <Name extends keyof Values & string>(name: Name) => BoundField<Values[Name]>;
  /** The error of a place inside a value, with points: `goals.0.title`. */
  errorOf: (path: string) => string | undefined;
  set: <Name extends keyof Values & string>(name: Name, value: Values[Name]) => void;
  /** Starts over from these values, with nothing left to save. */
  reset: (values: Values) => void;
  setErrors: (errors: FieldErrors) => void;
  /** True when nothing is wrong; else the errors are shown. */
  validate: () => FieldErrors;
}

/** The state of a form: what is typed, what is wrong, what would be lost. */
export function useForm<Values extends object>(options: FormOptions<Values>): FormState<Values> {
  const t = useTexts();
  const { required = [], check, prefix } = options;
  const [initial, setInitial] = useState(options.initial);
  const [values, setValues] = useState(options.initial);
  const [errors, setErrors] = useState<FieldErrors>({});

  function set<Name extends keyof Values & string>(name: Name, value: Values[Name]) {
    setValues((before) => ({ ...before, [name]: value }));
    setErrors((before) => withoutField(before, name));
  }
  function validate(): FieldErrors {
    const missing = required.filter((name) => isEmpty(values[name]));
    const unfilled = Object.fromEntries(missing.map((name) => [name, t('ui.form.required')]));
    const found: FieldErrors = { ...check?.(values), ...unfilled };
    setErrors(found);
    return found;
  }
  const reset = (next: Values) => {
    setInitial(next);
    setValues(next);
    setErrors({});
  };
  const nameOf = (name: string) => (prefix === undefined ? name : `${prefix}.${name}`);
  const field: FormState<Values>['field'] = (name) => ({
    name: nameOf(name),
    value: values[name],
    onChange: (value) => set(name, value),
    error: errors[name],
    required: required.includes(name),
  });
  const isDirty = JSON.stringify(values) !== JSON.stringify(initial);
  const errorOf = (path: string) => errors[path];
  return { values, errors, isDirty, nameOf, field, errorOf, set, reset, setErrors, validate };
}

function withoutField(errors: FieldErrors, name: string): FieldErrors {
  return Object.fromEntries(
    Object.entries(errors).filter(([path]) => path !== name && !path.startsWith(`${name}.`)),
  );
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return (
    value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0)
  );
}

export interface FormProps<Values> {
  form: FormState<Values>;
  /** Runs only when every field is right. */
  onSubmit: (values: Values) => void;
  /** The refusal of the last attempt (`mutation.error`): shown above the actions, and at the fields it names. */
  problem?: unknown;
  /** What is shown in place of the refusal, where a page can say more about it. */
  alert?: ReactNode;
  children: ReactNode;
  /** The buttons, at the foot. */
  actions: ReactNode;
  /** Warns before what was typed is lost; on unless told. */
  guard?: boolean;
  label?: string;
}

/** A form that shows every refusal where it belongs and never lets work be lost in silence. */
export function Form<Values>(props: FormProps<Values>) {
  const { form, onSubmit, problem, alert, guard = true, label } = props;
  const element = useRef<HTMLFormElement>(null);
  const { release } = useFormGuard(form, guard, problem);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const unreadable = element.current?.querySelector<HTMLElement>('[data-unreadable]');
    const wrong = Object.entries(form.validate()).flatMap(([name, message]) => (message ? [name] : []));
    if (unreadable) unreadable.focus();
    else if (wrong.length > 0) focusFirstField(wrong.map(form.nameOf));
    else {
      release();
      onSubmit(form.values);
    }
  };
  return (
    <form
      ref={element}
      noValidate
      onSubmit={submit}
      className={styles.form}
      {...(label ? { 'aria-label': label } : {})}
    >
      {props.children}
      {alert || (problem ? <ProblemAlert problem={problem} /> : null)}
      <div className={styles.actions}>{props.actions}</div>
    </form>
  );
}

// What was sent is not asked about; a refusal, or another edit, makes it work that could be lost again.
function useFormGuard<Values>(form: FormState<Values>, guard: boolean, problem: unknown) {
  const { release, rearm } = useUnsavedChanges(guard && form.isDirty);
  const { setErrors } = form;
  const wasRefused = useEffectEvent((refusal: unknown) => {
    rearm();
    setErrors(fieldErrorsOf(refusal));
  });
  // Each refusal is spread over the fields once; typing in a field then clears its own.
  useEffect(() => {
    if (problem) wasRefused(problem);
  }, [problem]);
  const wasEdited = useEffectEvent(rearm);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an edit is what is waited for
  useEffect(() => wasEdited(), [form.values]);
  return { release };
}
