import { useTexts } from '../../i18n/i18n.ts';
import { formatMonth } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Modal } from '../../ui/modal.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { type PeriodAct, useProposePeriodAct, useRejectPeriodAct } from './queries.ts';

/** Characters of a reason, as the contract bounds them. */
const reasonMin = 3;
const reasonMax = 2000;

interface ReasonDialogProps {
  title: string;
  meaning: string;
  submit: string;
  problem: unknown;
  isBusy: boolean;
  onSubmit: (reason: string) => void;
  onClose: () => void;
}

function ReasonDialog({ title, meaning, submit, problem, isBusy, onSubmit, onClose }: ReasonDialogProps) {
  const t = useTexts();
  const form = useForm({
    initial: { reason: '' },
    required: ['reason'],
    check: ({ reason }) =>
      reason.trim().length < reasonMin ? { reason: t('ledger.periods.reasonShort') } : {},
  });
  return (
    <Modal isOpen onClose={onClose} title={title}>
      <Form
        form={form}
        guard={false}
        problem={problem}
        onSubmit={({ reason }) => onSubmit(reason.trim())}
        actions={
          <>
            <Button type="submit" tone="primary" busy={isBusy}>
              {submit}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </>
        }
      >
        <p>{meaning}</p>
        <TextArea
          {...form.field('reason')}
          label={t('ledger.periods.reason')}
          description={t('ledger.periods.reasonHint')}
          maxLength={reasonMax}
          autoFocus
        />
      </Form>
    </Modal>
  );
}

interface ProposeDialogProps {
  month: string;
  act: PeriodAct['act'];
  onClose: () => void;
}

/** Asks another person to close a month or to open it again. */
export function ProposeDialog({ month, act, onClose }: ProposeDialogProps) {
  const t = useTexts();
  const propose = useProposePeriodAct();
  const finish = () => {
    toast(t('ledger.periods.proposed'));
    onClose();
  };
  return (
    <ReasonDialog
      title={t(`ledger.periods.proposeOf.${act}`, { month: formatMonth(month) })}
      meaning={t(`ledger.periods.meaning.${act}`)}
      submit={t(`ledger.periods.propose.${act}`)}
      problem={propose.error}
      isBusy={propose.isPending}
      onSubmit={(reason) => propose.mutate({ month, act, reason }, { onSuccess: finish })}
      onClose={onClose}
    />
  );
}

/** Leaves the month as it is. */
export function RejectDialog({ act, onClose }: { act: PeriodAct; onClose: () => void }) {
  const t = useTexts();
  const reject = useRejectPeriodAct(act.id);
  const finish = () => {
    toast(t('ledger.periods.rejected'));
    onClose();
  };
  return (
    <ReasonDialog
      title={t('ledger.periods.rejectOf', { month: formatMonth(act.month) })}
      meaning={t('ledger.periods.rejectMeaning')}
      submit={t('ledger.periods.reject')}
      problem={reject.error}
      isBusy={reject.isPending}
      onSubmit={(reason) => reject.mutate({ reason }, { onSuccess: finish })}
      onClose={onClose}
    />
  );
}
