import { useTexts } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { FieldGrid } from '../../ui/layout.tsx';
import { Modal } from '../../ui/modal.tsx';
import { MoneyField } from '../../ui/number-field.tsx';
import { ActFields, FundFields } from './money-fields.tsx';
import { useBudgetNames } from './names.ts';
import { useFunding } from './use-funding.ts';

/** Records money that enters a fund, after a second look at how much and where. */
export function FundDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const words = useBudgetNames();
  const { form, submit, problem, isBusy } = useFunding(words, onClose);
  return (
    <Modal isOpen onClose={onClose} title={t('budgets.fundDialog.title')}>
      <Form
        form={form}
        guard={false}
        problem={problem}
        onSubmit={(values) => void submit(values)}
        actions={
          <>
            <Button type="submit" tone="primary" busy={isBusy}>
              {t('budgets.act.fund')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </>
        }
      >
        <FieldGrid>
          <FundFields form={form} words={words} />
          <MoneyField {...form.field('amountCents')} label={t('budgets.amount')} />
          <ActFields form={form} />
        </FieldGrid>
      </Form>
    </Modal>
  );
}
