import { romeToday } from '@approdo/shared/dates';
import { useTexts } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { RadioGroup } from '../../ui/choice-field.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { Modal } from '../../ui/modal.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { PlanAction } from './draft.ts';

interface ClosingValues {
  outcome: 'done' | 'dropped' | '';
  closedOn: string | null;
  closingReason: string;
}

interface ClosingDialogProps {
  action: PlanAction;
  onClose: () => void;
  onConfirm: (closing: Pick<PlanAction, 'outcome' | 'closedOn' | 'closingReason'>) => void;
}

/** Closes an action: done or given up, when and why. */
export function ClosingDialog({ action, onClose, onConfirm }: ClosingDialogProps) {
  const t = useTexts();
  const today = romeToday(new Date());
  const form = useForm<ClosingValues>({
    initial: { outcome: 'done', closedOn: today, closingReason: '' },
    required: ['outcome', 'closedOn', 'closingReason'],
  });
  const confirm = ({ outcome, closedOn, closingReason }: ClosingValues) => {
    if (outcome !== '') onConfirm({ outcome, closedOn, closingReason: closingReason.trim() });
  };
  return (
    <Modal isOpen onClose={onClose} title={t('actionPlans.closing.title', { action: action.title })}>
      <Form
        form={form}
        guard={false}
        onSubmit={confirm}
        actions={
          <>
            <Button type="submit" tone="primary">
              {t('actionPlans.closing.confirm')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </>
        }
      >
        <RadioGroup
          {...form.field('outcome')}
          label={t('actionPlans.closing.outcome')}
          options={[
            { value: 'done', label: t('actionPlans.outcome.done') },
            { value: 'dropped', label: t('actionPlans.outcome.dropped') },
          ]}
        />
        <ItalianDateField
          {...form.field('closedOn')}
          label={t('actionPlans.closing.closedOn')}
          latest={today}
        />
        <TextField
          {...form.field('closingReason')}
          label={t('actionPlans.closing.reason')}
          description={t('actionPlans.closing.reasonHint')}
          maxLength={500}
        />
      </Form>
    </Modal>
  );
}
