import type { MouseEvent } from 'react';

/**
 * Gives what is pointed at, which may be the link that covers a row, the whole text of the cell under the pointer as its hint,
 * when the cell shows only the beginning of it.
 */
export function hintAtCutText({ clientX, clientY, target }: MouseEvent<HTMLElement>): void {
  if (!(target instanceof HTMLElement)) return;
  const cells = target.closest('tr')?.querySelectorAll('[data-cut]') ?? [];
  const cut = [...cells].find((cell) => isCut(cell) && holds(cell, clientX, clientY));
  if (cut) {
    target.title = cut.textContent ?? '';
    target.dataset.hinted = 'true';
  } else if (target.dataset.hinted) {
    // a hint of its own, as a button has, stays
    target.removeAttribute('title');
    delete target.dataset.hinted;
  }
}

const isCut = (cell: Element) => cell.scrollWidth > cell.clientWidth;

function holds(cell: Element, x: number, y: number): boolean {
  const { left, right, top, bottom } = cell.getBoundingClientRect();
  return left <= x && x <= right && top <= y && y <= bottom;
}
