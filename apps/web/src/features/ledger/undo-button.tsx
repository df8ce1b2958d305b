import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { formatMoney } from '../../lib/format.ts';
import { useAccount, useCan } from '../../lib/session.ts';
import type { ShownPosting, UndoProps } from '../../lib/undo.ts';
import { Button } from '../../ui/button.tsx';
import { UndoIcon } from '../../ui/icons.tsx';
import { ReversalDialog, takesReason } from './reversal-dialog.tsx';

/** True for what still stands and this reader may undo: an authority everything, anybody else what they recorded themselves today. */
export function mayUndo(
  { outcome, kind, reversedById, ...recorded }: ShownPosting,
  reader: { id: string; role: string; now: Date },
): boolean {
  if (outcome === 'rejected' || kind === 'reverse' || reversedById !== null) return false;
  return reader.role === 'authority' || !takesReason(recorded, { readerId: reader.id, now: reader.now });
}

/** Undoes a posting, where the reader may. */
export function UndoButton({ posting, isListed = false }: UndoProps) {
  const t = useTexts();
  const can = useCan();
  const { id, role } = useAccount();
  const [isOpen, setOpen] = useState(false);
  if (!can('ledger:reverse') || !mayUndo(posting, { id, role, now: new Date() })) return null;
  const label = t('ledger.reversal.buttonOf', {
    kind: t(`ledger.kind.${posting.kind}`),
    amount: formatMoney(posting.amountCents),
  });
  return (
    <>
      <Button icon={UndoIcon} {...(isListed && { label })} onClick={() => setOpen(true)}>
        {t('ledger.reversal.button')}
      </Button>
      {isOpen && <ReversalDialog transaction={posting} onClose={() => setOpen(false)} />}
    </>
  );
}
