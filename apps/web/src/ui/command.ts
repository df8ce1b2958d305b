import type { Icon } from './icons.tsx';

export interface Command {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon?: Icon;
  readonly group: string;
  readonly onSelect: () => void;
}

export interface CommandPaletteProps {
  commands: readonly Command[];
  /** What matches a text beyond the commands, for instance people and doti. */
  search?: (text: string, signal: AbortSignal) => Promise<readonly Command[]>;
}
