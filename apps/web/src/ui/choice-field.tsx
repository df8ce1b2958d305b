import { Checkbox, Radio } from '@mantine/core';
import styles from './choice-field.module.css';
import { type FieldProps, fieldId, kitProps } from './field.ts';
import type { Option } from './select-field.tsx';

/** One yes or no. */
export function CheckboxField(props: FieldProps<boolean>) {
  const { required, readOnly: _readOnly, ...kit } = kitProps(props);
  return (
    <Checkbox
      {...kit}
      aria-required={required || undefined}
      checked={props.value}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  );
}

export interface RadioGroupProps<Value extends string> extends FieldProps<Value | ''> {
  options: readonly (Option<Value> & { description?: string })[];
}

/** One choice among very few, all in sight. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { options, value, onChange, disabled = false } = props;
  const { id: _id, readOnly: _readOnly, disabled: _disabled, ...kit } = kitProps(props);
  const choose = (chosen: string) => onChange(options.find((option) => option.value === chosen)?.value ?? '');
  return (
    <Radio.Group {...kit} value={value} onChange={choose}>
      <div className={styles.options}>
        {options.map((option, index) => (
          <Radio
            key={option.value}
            {...(index === 0 ? { id: fieldId(props.name) } : {})}
            value={option.value}
            label={option.label}
            disabled={disabled || (option.disabled ?? false)}
            size="sm"
            {...(option.description ? { description: option.description } : {})}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

export interface CheckboxGroupProps<Value extends string> extends FieldProps<readonly Value[]> {
  options: readonly Option<Value>[];
}

/** Any number of choices, all in sight. */
export function CheckboxGroup<Value extends string>(props: CheckboxGroupProps<Value>) {
  const { options, value, onChange, disabled = false } = props;
  const { id: _id, readOnly: _readOnly, disabled: _disabled, name: _name, ...kit } = kitProps(props);
  const choose = (chosen: string[]) => {
    onChange(options.filter((option) => chosen.includes(option.value)).map((option) => option.value));
  };
  return (
    <Checkbox.Group {...kit} value={[...value]} onChange={choose}>
      <div className={styles.options}>
        {options.map((option, index) => (
          <Checkbox
            key={option.value}
            {...(index === 0 ? { id: fieldId(props.name) } : {})}
            value={option.value}
            label={option.label}
            disabled={disabled || (option.disabled ?? false)}
            size="sm"
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
