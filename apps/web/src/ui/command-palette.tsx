import { lazy, Suspense, useEffect, useState } from 'react';
import type { CommandPaletteProps } from './command.ts';

// The palette itself comes the first time somebody opens it.
const CommandList = lazy(() => import('./command-list.tsx'));

const openEvent = 'approdo:commands';

/** Opens the palette, as Ctrl+K does. */
export function openCommandPalette(): void {
  window.dispatchEvent(new Event(openEvent));
}

/** Go anywhere by typing: Ctrl+K. */
export function CommandPalette({ commands, search }: CommandPaletteProps) {
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  useEffect(() => {
    const open = () => {
      setWasOpened(true);
      setOpen(true);
    };
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      open();
    };
    window.addEventListener(openEvent, open);
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener(openEvent, open);
      window.removeEventListener('keydown', press);
    };
  }, []);
  if (!wasOpened) return null;
  return (
    <Suspense fallback={null}>
      <CommandList
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        commands={commands}
        {...(search ? { search } : {})}
      />
    </Suspense>
  );
}
