import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import styles from './frame.module.css';
import type { MenuItem } from './menu-item.ts';
import own from './user-menu.module.css';

export interface UserMenuProps {
  name: string;
  initials: string;
  roleName: string;
  organisation: string;
  label: string;
  items: readonly MenuItem[];
}

/**
 * Who is signed in, for which body, and their own actions. Made without the kit: it stands in every page's header,
 * and the kit's menu weighs as much as a page.
 */
export function UserMenu({ name, initials, roleName, organisation, label, items }: UserMenuProps) {
  const anchor = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  useCloseOutside(anchor, isOpen, () => setOpen(false));
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    setOpen(false);
    button.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape anywhere in the menu or on its button closes it
    <div ref={anchor} className={own.anchor} onKeyDown={closeOnEscape}>
      <button
        ref={button}
        type="button"
        className={styles.user}
        aria-label={`${label}: ${name}, ${roleName}, ${organisation}`}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen((open) => !open)}
      >
        <span className={styles.initials} aria-hidden>
          {initials}
        </span>
        <span className={styles.who}>
          <span className={styles.name}>{name}</span>
          <span className={styles.body}>{organisation}</span>
        </span>
      </button>
      {isOpen && <Items label={label} items={items} onChosen={() => setOpen(false)} />}
    </div>
  );
}

interface ItemsProps {
  label: string;
  items: readonly MenuItem[];
  onChosen: () => void;
}

function Items({ label, items, onChosen }: ItemsProps) {
  const navigate = useNavigate();
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => itemsOf(menu.current)[0]?.focus(), []);
  return (
    <div ref={menu} className={own.menu} role="menu" tabIndex={-1} aria-label={label} onKeyDown={walk}>
      {items.map(({ label: text, icon: Glyph, to, onSelect }) => (
        <button
          key={text}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className={own.item}
          onClick={() => {
            onChosen();
            if (to) navigate(to);
            else onSelect?.();
          }}
        >
          {Glyph && <Glyph size={16} />}
          {text}
        </button>
      ))}
    </div>
  );
}

function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
}

// Arrows go round, as in every menu.
function walk(event: KeyboardEvent<HTMLElement>) {
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const items = itemsOf(event.currentTarget);
  const at = items.map((item) => item === document.activeElement).indexOf(true);
  items.at((at + step) % items.length)?.focus();
}

// A press elsewhere, or the keyboard going elsewhere, closes the menu.
function useCloseOutside(anchor: RefObject<HTMLElement | null>, isOpen: boolean, close: () => void) {
  useEffect(() => {
    if (!isOpen) return;
    const check = (event: Event) => {
      if (event.target instanceof Node && !anchor.current?.contains(event.target)) close();
    };
    document.addEventListener('pointerdown', check);
    document.addEventListener('focusin', check);
    return () => {
      document.removeEventListener('pointerdown', check);
      document.removeEventListener('focusin', check);
    };
  });
}
