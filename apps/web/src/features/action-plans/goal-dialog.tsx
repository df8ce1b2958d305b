import { textBounds } from '@approdo/shared/text';
import { useTexts } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Modal } from '../../ui/modal.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { PlanGoal } from './draft.ts';
import { themeOptions } from './labels.ts';

interface GoalDialogProps {
  goal: PlanGoal;
  onClose: () => void;
  onConfirm: (goal: PlanGoal) => void;
}

/** Changes the words and the theme of a goal. */
export function GoalDialog({ goal, onClose, onConfirm }: GoalDialogProps) {
  const t = useTexts();
  const initial: { title: string; theme: PlanGoal['theme'] | '' } = { title: goal.title, theme: goal.theme };
  const form = useForm({ initial, required: ['title', 'theme'] });
  const confirm = ({ title, theme }: typeof initial) => {
    if (theme !== '') onConfirm({ ...goal, title: title.trim(), theme });
  };
  return (
    <Modal isOpen onClose={onClose} title={t('actionPlans.goal.edit')}>
      <Form
        form={form}
        guard={false}
        onSubmit={confirm}
        actions={
          <>
            <Button type="submit" tone="primary">
              {t('common.confirm')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </>
        }
      >
        <TextField
          {...form.field('title')}
          label={t('actionPlans.action.goalTitle')}
          maxLength={textBounds.line}
        />
        <SelectField
          {...form.field('theme')}
          label={t('actionPlans.action.theme')}
          options={themeOptions()}
        />
      </Form>
    </Modal>
  );
}
