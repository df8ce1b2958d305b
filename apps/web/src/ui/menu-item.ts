import type { Icon } from './icons.tsx';

export interface MenuItem {
  readonly label: string;
  readonly icon?: Icon;
  /** Either an address to go to or something to do. */
  readonly to?: string;
  readonly onSelect?: () => void;
  readonly isDangerous?: boolean;
}
