import { Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../i18n/i18n.ts';
import { IconButton } from './button.tsx';
import { type FieldProps, kitProps } from './field.ts';
import { HiddenIcon, ShownIcon } from './icons.tsx';

export interface TextFieldProps extends FieldProps<string> {
  type?: 'text' | 'email' | 'tel' | 'search';
  placeholder?: string;
  autoComplete?: string;
  /** Characters; the field takes no more. */
  maxLength?: number;
  /** What stands inside the field on its right, for instance a unit. */
  rightSection?: ReactNode;
  lang?: string;
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { type = 'text', placeholder, autoComplete = 'off', maxLength, rightSection, lang } = props;
  return (
    <TextInput
      {...kitProps(props)}
      type={type}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      autoComplete={autoComplete}
      {...(placeholder ? { placeholder } : {})}
      {...(maxLength ? { maxLength } : {})}
      {...(lang ? { lang } : {})}
      {...(rightSection ? { rightSection } : {})}
    />
  );
}

export interface TextAreaProps extends FieldProps<string> {
  /** Lines shown at first; it grows to three times as many. */
  rows?: number;
  maxLength?: number;
  placeholder?: string;
}

/** Some lines of text. */
export function TextArea(props: TextAreaProps) {
  const { rows = 3, maxLength, placeholder } = props;
  return (
    <Textarea
      {...kitProps(props)}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      rows={rows}
      {...(placeholder ? { placeholder } : {})}
      {...(maxLength ? { maxLength } : {})}
    />
  );
}

export interface PasswordFieldProps extends FieldProps<string> {
  autoComplete: 'current-password' | 'new-password';
}

/** A password, which can be shown to who is typing it. */
export function PasswordField(props: PasswordFieldProps) {
  const t = useTexts();
  const [isShown, setShown] = useState(false);
  return (
    <TextInput
      {...kitProps(props)}
      type={isShown ? 'text' : 'password'}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      autoComplete={props.autoComplete}
      spellCheck={false}
      rightSection={
        <IconButton
          icon={isShown ? HiddenIcon : ShownIcon}
          size="small"
          label={t('ui.field.showPassword')}
          aria-pressed={isShown}
          onClick={() => setShown((shown) => !shown)}
        />
      }
    />
  );
}
