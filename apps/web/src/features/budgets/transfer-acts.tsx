import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { useAccount, useCan } from '../../lib/session.ts';
import { Button, type DisabledReason } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';
import { type BudgetTransfer, type TransferAct, useTransferAct } from './transfer-queries.ts';
import { WordsDialog } from './words-dialog.tsx';

/** What this reader may do with a transfer: who proposed it takes it back, another person decides. */
export function actsFor(
  { state, proposedById, fromDistrictId }: Pick<BudgetTransfer, 'state' | 'proposedById' | 'fromDistrictId'>,
  reader: { id: string; role: string; districtIds: readonly string[] },
): { mayDecide: boolean; isOwn: boolean; isOfAnother: boolean } {
  const isOwn = proposedById === reader.id;
  const isOfAnother = reader.role === 'coordinator' && !reader.districtIds.includes(fromDistrictId);
  return { mayDecide: state === 'proposed' && !isOwn && !isOfAnother, isOwn, isOfAnother };
}

/** Approve, refuse, take back, write a note. */
export function TransferActs({ transfer }: { transfer: BudgetTransfer }) {
  const t = useTexts();
  const can = useCan();
  const reader = useAccount();
  const [open, setOpen] = useState<TransferAct | null>(null);
  const { mayDecide, isOwn, isOfAnother } = actsFor(transfer, reader);
  const isOpen = transfer.state === 'proposed';
  const reasons: DisabledReason[] = [
    ...(isOwn ? [{ text: t('budgets.transfers.ownProposal') }] : []),
    ...(isOfAnother ? [{ text: t('budgets.transfers.otherDistrict') }] : []),
  ];
  const button = (act: TransferAct, tone: 'primary' | 'secondary' = 'secondary') => (
    <Button tone={tone} onClick={() => setOpen(act)} disabledReasons={act === 'approval' ? reasons : []}>
      {t(`budgets.transfers.do.${act}`)}
    </Button>
  );
  return (
    <>
      {can('transfers:decide') && button('notes')}
      {isOpen && isOwn && can('transfers:propose') && button('withdrawal')}
      {mayDecide && can('transfers:decide') && button('refusal')}
      {isOpen && can('transfers:decide') && button('approval', 'primary')}
      {open && <ActDialog transfer={transfer} act={open} onClose={() => setOpen(null)} />}
    </>
  );
}

interface ActDialogProps {
  transfer: BudgetTransfer;
  act: TransferAct;
  onClose: () => void;
}

function ActDialog({ transfer, act, onClose }: ActDialogProps) {
  const t = useTexts();
  const doing = useTransferAct(transfer.id, act);
  const finish = () => {
    toast(t(`budgets.transfers.done.${act}`));
    onClose();
  };
  return (
    <WordsDialog
      title={t(`budgets.transfers.do.${act}`)}
      meaning={t(`budgets.transfers.doing.${act}`)}
      submit={t(`budgets.transfers.do.${act}`)}
      label={t('budgets.transfers.words')}
      isOptional={act === 'approval'}
      tone={act === 'refusal' ? 'danger' : 'primary'}
      problem={doing.error}
      isBusy={doing.isPending}
      onSubmit={(words) => doing.mutate(words, { onSuccess: finish })}
      onClose={onClose}
    />
  );
}
