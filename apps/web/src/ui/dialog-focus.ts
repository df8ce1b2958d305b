import { type RefObject, useLayoutEffect, useRef } from 'react';

/** What the kit looks for when it gives a dialog the keyboard; a piece asks for it with `autoFocus`. */
const asked = '[data-autofocus]';
const fields = 'input:not([type="hidden"]), select, textarea, [role="slider"]';

/**
 * Where the keyboard starts in a dialog: what asks for it, or the first field, or, where nothing is filled in, the
 * least harmful of the main buttons: never what only closes the dialog. Null while there is none of them.
 */
export function firstStopOf(body: HTMLElement): HTMLElement | null {
  return (
    body.querySelector<HTMLElement>(asked) ??
    [...body.querySelectorAll<HTMLElement>(fields)].find(canBeFilled) ??
    leastHarmful(body)
  );
}

function canBeFilled(field: HTMLElement): boolean {
  if (field.tabIndex < 0 || field.matches(':disabled') || field.closest('[aria-hidden="true"]')) return false;
  if (!(field instanceof HTMLInputElement)) return true;
  // of a group the kit's keyboard goes to what is chosen; a choice from a list is read-only to typing
  if (field.type === 'radio') return field.checked || !isOneChosen(field);
  return !field.readOnly || field.hasAttribute('aria-haspopup');
}

function isOneChosen({ name, form, ownerDocument }: HTMLInputElement): boolean {
  const radios = (form ?? ownerDocument).querySelectorAll<HTMLInputElement>('input[type="radio"]');
  return [...radios].some((radio) => radio.name === name && radio.checked);
}

/** Where one button cannot be taken back, the one that leaves things as they are. */
function leastHarmful(body: HTMLElement): HTMLElement | null {
  const tone = body.querySelector('[data-tone="danger"]') ? 'secondary' : 'primary';
  return body.querySelector<HTMLElement>(`button[data-tone="${tone}"]`);
}

/**
 * Gives the keyboard of a dialog its first stop. A dialog that first asks the API has none when it opens: it gets it
 * with the answer, unless the person has begun to do something else.
 */
export function useFirstStop(): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  // before the kit looks for it
  useLayoutEffect(() => {
    const body = ref.current;
    if (!body) return undefined;
    const found = firstStopOf(body);
    if (found) {
      found.dataset.autofocus = 'true';
      return undefined;
    }
    return whenItComes(body);
  }, []);
  return ref;
}

function whenItComes(body: HTMLElement): () => void {
  const observer = new MutationObserver(() => {
    const found = firstStopOf(body);
    if (!found) return;
    stop();
    found.focus({ preventScroll: true });
  });
  const stop = () => {
    observer.disconnect();
    for (const act of ['keydown', 'pointerdown']) document.removeEventListener(act, stop, true);
  };
  for (const act of ['keydown', 'pointerdown']) document.addEventListener(act, stop, true);
  observer.observe(body, { childList: true, subtree: true });
  return stop;
}
