import { romeToday } from '@approdo/shared/dates';
import { useTexts } from '../../i18n/i18n.ts';
import { formatMoney } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { askConfirmation } from '../../ui/confirm.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { FieldGrid } from '../../ui/layout.tsx';
import { Modal } from '../../ui/modal.tsx';
import { MoneyField } from '../../ui/number-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { ActFields, type ActValues, actProblems, FundFields } from './money-fields.tsx';
import { useBudgetNames } from './names.ts';
import { useFundProgramme } from './queries.ts';

interface FundValues extends ActValues {
  amountCents: number | null;
}

/** Records money that enters a fund, after a second look at how much and where. */
export function FundDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const words = useBudgetNames();
  const fund = useFundProgramme();
  const today = romeToday(new Date());
  const form = useForm<FundValues>({
    initial: { editionId: '', fundId: '', amountCents: null, actReference: '', effectiveOn: today },
    required: ['editionId', 'fundId', 'amountCents', 'actReference', 'effectiveOn'],
    check: ({ amountCents, ...act }) => ({
      ...actProblems(act, t),
      ...(amountCents !== null && amountCents <= 0 ? { amountCents: t('budgets.positive') } : {}),
    }),
  });
  const { editionId, fundId, amountCents } = form.values;
  const amount = formatMoney(amountCents ?? 0);
  const submit = async ({ actReference, effectiveOn, ...values }: FundValues) => {
    if (values.editionId === '' || values.fundId === '' || values.amountCents === null || !effectiveOn)
      return;
    const yes = await askConfirmation({
      title: t('budgets.fundDialog.confirmTitle'),
      message: t('budgets.fundDialog.confirmText', {
        amount,
        fund: words.fund(fundId),
        edition: words.edition(editionId),
      }),
      confirm: t('budgets.fundDialog.confirm', { amount }),
    });
    if (!yes) return;
    fund.mutate(
      {
        editionId: values.editionId,
        fundId: values.fundId,
        amountCents: values.amountCents,
        actReference: actReference.trim(),
        effectiveOn,
      },
      {
        onSuccess: () => {
          toast(t('budgets.fundDialog.done', { amount }));
          onClose();
        },
      },
    );
  };
  return (
    <Modal isOpen onClose={onClose} title={t('budgets.fundDialog.title')}>
      <Form
        form={form}
        guard={false}
        problem={fund.error}
        onSubmit={(values) => void submit(values)}
        actions={
          <>
            <Button type="submit" tone="primary" busy={fund.isPending}>
              {t('budgets.act.fund')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </>
        }
      >
        <FieldGrid>
          <FundFields form={form} words={words} />
          <MoneyField {...form.field('amountCents')} label={t('budgets.amount')} />
          <ActFields form={form} today={today} />
        </FieldGrid>
      </Form>
    </Modal>
  );
}
