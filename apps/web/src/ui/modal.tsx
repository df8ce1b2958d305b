import { Modal as KitModal } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTexts } from '../i18n/i18n.ts';
import { useFirstStop } from './dialog-focus.ts';
import { overlaysId } from './theme.ts';

export interface ModalProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** 26, 36 or 56 rem wide. */
  size?: 'small' | 'medium' | 'large';
}

const widths = { small: '26rem', medium: '36rem', large: '56rem' } as const;

/** A dialog over the page, which starts at its first field; Escape closes it and the keyboard returns to where it was. */
export function Modal({ isOpen, onClose, title, children, size = 'medium' }: ModalProps) {
  const t = useTexts();
  usePageBehind(isOpen);
  return (
    <KitModal
      opened={isOpen}
      onClose={onClose}
      returnFocus={false}
      title={title}
      // a dialog's header is no banner of the page
      attributes={{ header: { role: 'none' } }}
      size={widths[size]}
      centered={size !== 'large'}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      overlayProps={{ backgroundOpacity: 0.45 }}
      transitionProps={{ duration: 120 }}
    >
      <Body>{children}</Body>
    </KitModal>
  );
}

// mounted with the dialog, so that each opening starts anew
function Body({ children }: { children: ReactNode }) {
  return <div ref={useFirstStop()}>{children}</div>;
}

let openDialogs = 0;
let closedOff: readonly Element[] = [];

/**
 * The page behind a dialog takes neither keyboard nor clicks; when the dialog goes, the keyboard returns to where it
 * was. The kit returns it only to dialogs that stay mounted, and ours come and go.
 */
function usePageBehind(isOpen: boolean) {
  useEffect(() => {
    if (!isOpen) return;
    const opener = openerOf(document.activeElement);
    if (openDialogs === 0) closedOff = aroundOverlays();
    openDialogs += 1;
    for (const part of closedOff) part.setAttribute('inert', '');
    return () => {
      openDialogs -= 1;
      if (openDialogs === 0) for (const part of closedOff) part.removeAttribute('inert');
      // after the kit has taken the dialog away, unless the page already chose another place
      setTimeout(() => {
        if (document.activeElement === document.body) opener?.focus({ preventScroll: true });
      });
    };
  }, [isOpen]);
}

/** Everything on the page but the place where overlays appear and what holds it. */
function aroundOverlays(): Element[] {
  const found: Element[] = [];
  let place = document.getElementById(overlaysId);
  while (place?.parentElement && place !== document.body) {
    const { parentElement } = place;
    for (const part of parentElement.children)
      if (part !== place && !part.hasAttribute('inert')) found.push(part);
    place = parentElement;
  }
  return found;
}

/** What had the keyboard; of a menu that is going away too, the button that opened it. */
function openerOf(active: Element | null): HTMLElement | null {
  const menu = active?.closest('[role="menu"]');
  const opener = menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : active;
  return opener instanceof HTMLElement ? opener : null;
}
