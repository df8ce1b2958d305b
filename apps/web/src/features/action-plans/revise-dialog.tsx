import { useTexts } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Modal } from '../../ui/modal.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type Plan, useRevisePlan } from './queries.ts';

/** Opens a signed plan for changes, with the reason that its next version will carry. */
export function ReviseDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const t = useTexts();
  const revise = useRevisePlan({ actionPlanId: plan.id, version: plan.version });
  const form = useForm({ initial: { reason: '' }, required: ['reason'] });
  const submit = ({ reason }: { reason: string }) =>
    revise.mutate({ reason: reason.trim() }, { onSuccess: onClose });
  return (
    <Modal isOpen onClose={onClose} title={t('actionPlans.revise.title')}>
      <Form
        form={form}
        guard={false}
        onSubmit={submit}
        problem={revise.error}
        actions={
          <>
            <Button type="submit" tone="primary" busy={revise.isPending}>
              {t('actionPlans.revise.confirm')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </>
        }
      >
        <p>{t('actionPlans.revise.meaning')}</p>
        <TextField
          {...form.field('reason')}
          label={t('actionPlans.revise.reason')}
          description={t('actionPlans.revise.reasonHint')}
          maxLength={500}
          autoFocus
        />
      </Form>
    </Modal>
  );
}
