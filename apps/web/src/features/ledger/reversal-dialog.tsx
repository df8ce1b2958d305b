import { romeToday } from '@approdo/shared/dates';
import { reversalReasons } from '@approdo/shared/ledger';
import { useTexts } from '../../i18n/i18n.ts';
import { formatMoney } from '../../lib/format.ts';
import { useAccount } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Modal } from '../../ui/modal.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { type LedgerTransaction, type ReverseTransaction, useReverse } from './queries.ts';

type Reason = NonNullable<ReverseTransaction['reason']>;

/** Who recorded it may undo it on the same day without a reason; everybody else, and every other day, takes one. */
export function takesReason(
  { recordedById, recordedAt }: Pick<LedgerTransaction, 'recordedById' | 'recordedAt'>,
  { readerId, now }: { readerId: string; now: Date },
): boolean {
  return recordedById !== readerId || romeToday(new Date(recordedAt)) !== romeToday(now);
}

interface ReversalDialogProps {
  transaction: Pick<LedgerTransaction, 'id' | 'amountCents' | 'recordedById' | 'recordedAt'>;
  onClose: () => void;
}

/** Undoes a transaction with another that names it; the first one stays written. */
export function ReversalDialog({ transaction, onClose }: ReversalDialogProps) {
  const t = useTexts();
  const { id: readerId } = useAccount();
  const reverse = useReverse(transaction.id);
  const isReasoned = takesReason(transaction, { readerId, now: new Date() });
  const form = useForm<{ reason: Reason | '' }>({
    initial: { reason: '' },
    required: isReasoned ? ['reason'] : [],
  });
  const finish = () => {
    toast(t('ledger.reversal.done'));
    onClose();
  };
  const submit = ({ reason }: { reason: Reason | '' }) =>
    reverse.mutate(reason === '' ? {} : { reason }, { onSuccess: finish });
  return (
    <Modal isOpen onClose={onClose} title={t('ledger.reversal.title')}>
      <Form
        form={form}
        guard={false}
        problem={reverse.error}
        onSubmit={submit}
        actions={
          <>
            <Button type="submit" tone="danger" busy={reverse.isPending}>
              {t('ledger.reversal.confirm', { amount: formatMoney(transaction.amountCents) })}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </>
        }
      >
        <p>{t('ledger.reversal.meaning')}</p>
        <SelectField<Reason>
          {...form.field('reason')}
          label={t('ledger.reversal.reason')}
          description={t(isReasoned ? 'ledger.reversal.reasonNeeded' : 'ledger.reversal.reasonFree')}
          options={reversalReasons.map((value) => ({ value, label: t(`ledger.reason.${value}`) }))}
        />
      </Form>
    </Modal>
  );
}
