import { romeToday } from '@approdo/shared/dates';
import { useMutation } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { formatMonth } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Modal } from '../../ui/modal.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { keepFile } from './file-menu.tsx';
import { type BudgetFilter, readStatement } from './queries.ts';

/** Months back that a statement may be asked for here. */
const monthsBack = 24;

/** The months from that of a day back, the last first: `2026-11`, `2026-10`. */
export function monthsUntil(today: string, count: number): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

interface StatementDialogProps {
  filter: BudgetFilter;
  onClose: () => void;
}

/** The statement of a month, of what the page is narrowed to, as a PDF to be printed. */
export function StatementDialog({ filter, onClose }: StatementDialogProps) {
  const t = useTexts();
  const months = monthsUntil(romeToday(new Date()), monthsBack);
  const form = useForm({ initial: { month: months[1] ?? '' }, required: ['month'] });
  const reading = useMutation({
    mutationFn: (month: string) => readStatement(filter, month),
    onSuccess: (file) => {
      keepFile(file);
      toast(t('budgets.statement.saved'));
      onClose();
    },
  });
  return (
    <Modal isOpen onClose={onClose} title={t('budgets.statement.title')}>
      <Form
        form={form}
        guard={false}
        problem={reading.error}
        onSubmit={({ month }) => reading.mutate(month)}
        actions={
          <>
            <Button type="submit" tone="primary" busy={reading.isPending}>
              {t('budgets.statement.download')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </>
        }
      >
        <p>{t('budgets.statement.meaning')}</p>
        <SelectField
          {...form.field('month')}
          label={t('budgets.statement.month')}
          options={months.map((value) => ({ value, label: formatMonth(value) }))}
        />
      </Form>
    </Modal>
  );
}
