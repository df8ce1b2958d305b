import { useTexts } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Modal } from '../../ui/modal.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.tsx';
import type { ForecastState } from './forecast-filter.ts';
import { useSaveScenario } from './forecast-queries.ts';

/** Keeps what is on screen under a name, for oneself and colleagues. */
export function ScenarioDialog({ state, onClose }: { state: ForecastState; onClose: () => void }) {
  const t = useTexts();
  const save = useSaveScenario();
  const form = useForm({ initial: { name: '' }, required: ['name'] });
  const finish = () => {
    toast(t('budgets.scenarios.saved'));
    onClose();
  };
  const submit = ({ name }: { name: string }) => {
    if (state.filter) save.mutate({ ...state.filter, name: name.trim() }, { onSuccess: finish });
  };
  return (
    <Modal isOpen onClose={onClose} title={t('budgets.scenarios.save')}>
      <Form
        form={form}
        guard={false}
        problem={save.error}
        onSubmit={submit}
        actions={
          <>
            <Button type="submit" tone="primary" busy={save.isPending}>
              {t('common.save')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </>
        }
      >
        <p>{t('budgets.scenarios.meaning')}</p>
        <TextField {...form.field('name')} label={t('budgets.scenarios.name')} maxLength={120} autoFocus />
      </Form>
    </Modal>
  );
}
