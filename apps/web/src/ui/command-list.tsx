import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTexts } from '../i18n/i18n.ts';
import type { Command, CommandPaletteProps } from './command.ts';
import styles from './command-list.module.css';
import { SearchIcon } from './icons.tsx';

interface CommandListProps extends CommandPaletteProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Milliseconds of quiet before a search is sent. */
const quietMilliseconds = 200;
const searchLengthMin = 2;

export default function CommandList({ isOpen, onClose, commands, search }: CommandListProps) {
  const t = useTexts();
  const [text, setText] = useState('');
  const combobox = useCombobox({ opened: true });
  const found = useFound(text, search);
  const offered = [...commands.filter((command) => matches(command, text)), ...found];

  const close = () => {
    setText('');
    onClose();
  };
  const choose = (id: string) => {
    close();
    offered.find((command) => command.id === id)?.onSelect();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has another first answer
  useEffect(() => {
    combobox.selectFirstOption();
  }, [text, found.length]);
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      onEnterTransitionEnd={() => combobox.selectFirstOption()}
      withCloseButton={false}
      padding={0}
      size="36rem"
      attributes={{ content: { 'aria-label': t('ui.commands.label') } }}
    >
      <Combobox store={combobox} onOptionSubmit={choose} withinPortal={false}>
        <CommandSearch text={text} onType={setText} />
        <OfferedCommands commands={offered} />
      </Combobox>
    </Modal>
  );
}

function CommandSearch({ text, onType }: { text: string; onType: (text: string) => void }) {
  const t = useTexts();
  return (
    <Combobox.EventsTarget withExpandedAttribute>
      <TextInput
        value={text}
        onChange={(event) => onType(event.currentTarget.value)}
        placeholder={t('ui.commands.placeholder')}
        aria-label={t('ui.commands.label')}
        leftSection={<SearchIcon />}
        size="lg"
        variant="unstyled"
        data-autofocus
      />
    </Combobox.EventsTarget>
  );
}

function OfferedCommands({ commands }: { commands: readonly Command[] }) {
  const t = useTexts();
  const groups = [...new Set(commands.map((command) => command.group))];
  return (
    <Combobox.Options className={styles.options} aria-label={t('ui.commands.label')}>
      {groups.map((group) => (
        <Combobox.Group key={group} label={group}>
          {commands
            .filter((command) => command.group === group)
            .map((command) => (
              <CommandOption key={command.id} command={command} />
            ))}
        </Combobox.Group>
      ))}
      {commands.length === 0 && <Combobox.Empty>{t('ui.commands.nothing')}</Combobox.Empty>}
    </Combobox.Options>
  );
}

function CommandOption({ command: { id, label, description, icon: Glyph } }: { command: Command }) {
  return (
    <Combobox.Option value={id} className={styles.option}>
      {Glyph && <Glyph className={styles.icon} />}
      <span>{label}</span>
      {description && <span className={styles.description}>{description}</span>}
    </Combobox.Option>
  );
}

function useFound(text: string, search: CommandPaletteProps['search']): readonly Command[] {
  const [settled] = useDebouncedValue(text.trim(), quietMilliseconds);
  const query = useQuery({
    queryKey: ['search', 'commands', settled],
    queryFn: ({ signal }) => search?.(settled, signal) ?? [],
    enabled: search !== undefined && settled.length >= searchLengthMin,
  });
  return query.data ?? [];
}

/** True when every word typed begins a word of the command. */
function matches({ label, description = '' }: Command, text: string): boolean {
  const words = plain(`${label} ${description}`).split(/\s+/);
  return plain(text)
    .split(/\s+/)
    .every((typed) => words.some((word) => word.startsWith(typed)));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
