import { romeToday } from '@approdo/shared/dates';
import { useTexts } from '../../i18n/i18n.ts';
import { formatMoney } from '../../lib/format.ts';
import { askConfirmation } from '../../ui/confirm.tsx';
import { useForm } from '../../ui/form.tsx';
import { toast } from '../../ui/toast.tsx';
import { type ActValues, actProblems } from './money-fields.tsx';
import type { BudgetNames } from './names.ts';
import { useFundProgramme } from './queries.ts';

export interface FundValues extends ActValues {
  amountCents: number | null;
}

/** The form that funds a programme, and what happens when it is sent: a second look, then the posting. */
export function useFunding(words: BudgetNames, onDone: () => void) {
  const t = useTexts();
  const fund = useFundProgramme();
  const form = useForm<FundValues>({
    initial: {
      editionId: '',
      fundId: '',
      amountCents: null,
      actReference: '',
      effectiveOn: romeToday(new Date()),
    },
    required: ['editionId', 'fundId', 'amountCents', 'actReference', 'effectiveOn'],
    check: ({ amountCents, ...act }) => ({
      ...actProblems(act, t),
      ...(amountCents !== null && amountCents <= 0 ? { amountCents: t('budgets.positive') } : {}),
    }),
  });
  const submit = async ({ editionId, fundId, amountCents, actReference, effectiveOn }: FundValues) => {
    if (editionId === '' || fundId === '' || amountCents === null || effectiveOn === null) return;
    const amount = formatMoney(amountCents);
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
    const finish = () => {
      toast(t('budgets.fundDialog.done', { amount }));
      onDone();
    };
    const body = { editionId, fundId, amountCents, actReference: actReference.trim(), effectiveOn };
    fund.mutate(body, { onSuccess: finish });
  };
  return { form, submit, problem: fund.error, isBusy: fund.isPending };
}
