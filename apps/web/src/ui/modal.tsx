import { Modal as KitModal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/i18n.ts';

export interface ModalProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** 26, 36 or 56 rem wide. */
  size?: 'small' | 'medium' | 'large';
}

const widths = { small: '26rem', medium: '36rem', large: '56rem' } as const;

/** A dialog over the page; Escape closes it and the keyboard returns to where it was. */
export function Modal({ isOpen, onClose, title, children, size = 'medium' }: ModalProps) {
  const t = useTexts();
  return (
    <KitModal
      opened={isOpen}
      onClose={onClose}
      title={title}
      // a dialog's header is no banner of the page
      attributes={{ header: { role: 'none' } }}
      size={widths[size]}
      centered={size !== 'large'}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      overlayProps={{ backgroundOpacity: 0.45 }}
      transitionProps={{ duration: 120 }}
    >
      {children}
    </KitModal>
  );
}
