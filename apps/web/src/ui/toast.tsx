import { useSyncExternalStore } from 'react';
import { useTexts } from '../i18n/i18n.ts';
import { IconButton } from './button.tsx';
import { CloseIcon, MetIcon } from './icons.tsx';
import styles from './toast.module.css';

interface Toast {
  readonly id: number;
  readonly message: string;
  readonly undo?: { readonly label: string; readonly onUndo: () => void };
}

/** Milliseconds a confirmation stays: long enough to be read slowly; twice as long when it can be undone. */
const staysMilliseconds = 6000;
const shownMax = 3;

let shown: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function show(next: readonly Toast[]) {
  shown = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function close(id: number) {
  show(shown.filter((toast) => toast.id !== id));
}

/** Confirms what was done, with undo where it exists. Never for a refusal: ProblemAlert shows that where the action is. */
export function toast(message: string, undo?: Toast['undo']): void {
  lastId += 1;
  const id = lastId;
  show([...shown, { id, message, ...(undo ? { undo } : {}) }].slice(-shownMax));
  setTimeout(() => close(id), undo ? 2 * staysMilliseconds : staysMilliseconds);
}

/** The place where confirmations appear; once, in the application's frame. */
export function ToastHost() {
  const t = useTexts();
  const toasts = useSyncExternalStore(subscribe, () => shown);
  return (
    <div className={styles.place} role="status">
      {toasts.map(({ id, message, undo }) => (
        <div key={id} className={styles.toast}>
          <MetIcon className={styles.icon} />
          <span>{message}</span>
          {undo && (
            <button
              type="button"
              className={styles.undo}
              onClick={() => {
                close(id);
                undo.onUndo();
              }}
            >
              {undo.label}
            </button>
          )}
          <IconButton icon={CloseIcon} size="small" label={t('common.close')} onClick={() => close(id)} />
        </div>
      ))}
    </div>
  );
}
