import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { fieldId } from './field.ts';
import { SearchIcon } from './icons.tsx';

export interface SearchFilterProps {
  name: string;
  label: string;
  /** What the address says. */
  value: string;
  /** Told when the person stops typing. */
  onSearch: (text: string) => void;
  placeholder?: string;
}

/** Milliseconds of quiet before a list is searched. */
const quietMilliseconds = 250;
/** Searches that may be under way at once. */
const toldMax = 20;

/** The free-text filter of a list. */
export function SearchFilter({ name, label, value, onSearch, placeholder }: SearchFilterProps) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  const [told, setTold] = useState<readonly string[]>([]);
  // Back, or a removed chip, changes the address: it wins over what was typed. What was told from here comes back too,
  // perhaps when more was typed meanwhile.
  if (value !== known) {
    setKnown(value);
    setTold(told.slice(told.indexOf(value) + 1));
    if (!told.includes(value)) setText(value);
  }
  const tell = useDebouncedCallback((next: string) => {
    setTold((before) => [...before, next.trim()].slice(-toldMax));
    onSearch(next.trim());
  }, quietMilliseconds);
  return (
    <TextInput
      id={fieldId(name)}
      type="search"
      size="sm"
      label={label}
      value={text}
      leftSection={<SearchIcon size={16} />}
      autoComplete="off"
      onChange={(event) => {
        setText(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
      {...(placeholder ? { placeholder } : {})}
    />
  );
}
