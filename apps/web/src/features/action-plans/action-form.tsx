import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Form, type FormState, useForm } from '../../ui/form.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { Modal } from '../../ui/modal.tsx';
import { ActionFields } from './action-fields.tsx';
import { type ActionValues, newActionValues, type PlanAction, valuesOf, withAction } from './draft.ts';
import type { PlanContent } from './queries.ts';

interface PlanPieceProps {
  content: PlanContent;
  onChange: (content: PlanContent) => void;
}

/** A new action, always in sight below the table: adding is never hidden. */
export function AddAction({ content, onChange }: PlanPieceProps) {
  const t = useTexts();
  const form = useActionForm(newActionValues(content), 'newAction');
  const add = (values: ActionValues) => {
    const next = withAction(content, values);
    onChange(next);
    form.reset(newActionValues(next));
  };
  return (
    <ActionForm form={form} content={content} onSubmit={add} label={t('actionPlans.action.add')}>
      <Button type="submit" icon={PlusIcon}>
        {t('actionPlans.action.add')}
      </Button>
    </ActionForm>
  );
}

/** Changes an action in a dialog. */
export function EditActionDialog({
  action,
  content,
  onChange,
  onClose,
}: PlanPieceProps & { action: PlanAction; onClose: () => void }) {
  const t = useTexts();
  const form = useActionForm(valuesOf(action), 'action');
  const change = (values: ActionValues) => {
    onChange(withAction(content, values, action.id));
    onClose();
  };
  return (
    <Modal isOpen onClose={onClose} title={t('actionPlans.action.edit')} size="large">
      <ActionForm form={form} content={content} onSubmit={change}>
        <Button type="submit" tone="primary">
          {t('common.confirm')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </ActionForm>
    </Modal>
  );
}

function useActionForm(initial: ActionValues, prefix: string): FormState<ActionValues> {
  const t = useTexts();
  return useForm({
    initial,
    prefix,
    required: ['title', 'theme', 'responsible'],
    check: ({ goalId, goalTitle }) =>
      goalId === '' && goalTitle.trim() === '' ? { goalTitle: t('ui.form.required') } : {},
  });
}

interface ActionFormProps {
  form: FormState<ActionValues>;
  content: PlanContent;
  onSubmit: (values: ActionValues) => void;
  label?: string;
  children: ReactNode;
}

// What is typed here is part of the plan's own unsaved changes once it is added; before that it is one line.
function ActionForm({ form, content, onSubmit, label, children }: ActionFormProps) {
  return (
    <Form form={form} onSubmit={onSubmit} guard={false} actions={children} {...(label ? { label } : {})}>
      <ActionFields form={form} goals={content.goals} />
    </Form>
  );
}
