import type { PostingKind } from '@approdo/shared/ledger';
import { type ComponentType, createContext, useContext } from 'react';

/** A posting of the ledger, as whoever shows it knows it. */
export interface ShownPosting {
  readonly id: string;
  readonly kind: PostingKind;
  readonly outcome: 'applied' | 'rejected';
  readonly amountCents: number;
  readonly recordedById: string;
  /** ISO 8601. */
  readonly recordedAt: string;
  readonly reversedById: string | null;
}

export interface UndoProps {
  posting: ShownPosting;
  /** Among others: then the button says to assistive technology what it undoes. */
  isListed?: boolean;
}

/** The button that undoes a posting, where the reader may; nothing otherwise. */
export type UndoPosting = ComponentType<UndoProps>;

const context = createContext<UndoPosting | null>(null);

/** Lets every page offer the undo of a posting: the ledger brings the button, the frame hands it down. */
export const UndoProvider = context.Provider;

/** The button that undoes a posting; null where none was handed down. */
export function useUndoPosting(): UndoPosting | null {
  return useContext(context);
}
