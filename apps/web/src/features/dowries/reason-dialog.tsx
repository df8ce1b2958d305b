import { useTexts } from '../../i18n/i18n.ts';
import { formatMoney } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Modal } from '../../ui/modal.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { type Dowry, useRefuseDowry, useWithdrawDowry } from './queries.ts';

interface ReasonDialogProps {
  act: 'refuse' | 'withdraw';
  dowry: Dowry;
  onClose: () => void;
}

/** Characters of a reason, as the contract bounds them. */
const reasonMax = 2000;

/** Ends a dowry, with the reason that stays in its history. */
export function ReasonDialog({ act, dowry, onClose }: ReasonDialogProps) {
  const t = useTexts();
  const refuse = useRefuseDowry(dowry);
  const withdraw = useWithdrawDowry(dowry);
  const ending = act === 'refuse' ? refuse : withdraw;
  const form = useForm({ initial: { reason: '' }, required: ['reason'] });
  const words = act === 'refuse' ? 'Refuse' : 'Withdraw';
  const finish = () => {
    toast(t(act === 'refuse' ? 'dowries.ending.refused' : 'dowries.ending.withdrawn'));
    onClose();
  };
  return (
    <Modal isOpen onClose={onClose} title={t(`dowries.ending.${act}Title`, { code: dowry.code })}>
      <Form
        form={form}
        guard={false}
        problem={ending.error}
        onSubmit={({ reason }) => ending.mutate({ reason: reason.trim() }, { onSuccess: finish })}
        actions={
          <>
            <Button type="submit" tone="danger" busy={ending.isPending}>
              {t(`dowries.act.${act}`)}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </>
        }
      >
        <p>{useMeaning(act, dowry)}</p>
        <TextArea
          {...form.field('reason')}
          label={t('dowries.ending.reason')}
          description={t(`dowries.ending.reasonHint${words}`)}
          maxLength={reasonMax}
          autoFocus
        />
      </Form>
    </Modal>
  );
}

function useMeaning(act: ReasonDialogProps['act'], { clearance, totals }: Dowry): string {
  const t = useTexts();
  if (act === 'refuse') return t('dowries.ending.refuseMeaning');
  if (!clearance) return t('dowries.ending.withdrawRequestedMeaning');
  return t('dowries.ending.withdrawGrantedMeaning', { amount: formatMoney(totals.leftCents) });
}
