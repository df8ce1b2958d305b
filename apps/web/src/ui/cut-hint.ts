import type { MouseEvent } from 'react';

/**
 * Gives the row that is pointed at, which is one link, the whole text of the cell under the pointer as its hint,
 * when the cell shows only the beginning of it.
 */
export function hintAtCutText({ clientX, clientY, target }: MouseEvent<HTMLElement>): void {
  if (!(target instanceof HTMLElement)) return;
  const cells = document.elementsFromPoint(clientX, clientY).filter((at) => at.hasAttribute('data-cut'));
  const cut = cells.find(isCut);
  if (cut) target.title = cut.textContent ?? '';
  else if (target.title !== '') target.removeAttribute('title');
}

const isCut = (cell: Element) => cell.scrollWidth > cell.clientWidth;
