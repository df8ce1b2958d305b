import { romeToday } from '@approdo/shared/dates';
import { sumCents } from '@approdo/shared/money';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { formatMoney } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { DefinitionList } from '../../ui/card.tsx';
import { askConfirmation } from '../../ui/confirm.tsx';
import { type FieldErrors, Form, useForm } from '../../ui/form.tsx';
import { FieldGrid } from '../../ui/layout.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Money } from '../../ui/money.tsx';
import { Notice } from '../../ui/notice.tsx';
import { toast } from '../../ui/toast.tsx';
import { ActFields, type ActValues, actProblems, FundFields } from './money-fields.tsx';
import { useBudgetNames } from './names.ts';
import { fundBudgetPageQuery, useAllocateToDistricts } from './queries.ts';
import { type Share, ShareFields } from './share-fields.tsx';

interface AllocationValues extends ActValues {
  shares: Share[];
}

/** Gives shares of a fund to districts, showing what the programme is left with before it is done. */
export function AllocateDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const words = useBudgetNames();
  const allocate = useAllocateToDistricts();
  const today = romeToday(new Date());
  const form = useForm<AllocationValues>({
    initial: {
      editionId: '',
      fundId: '',
      actReference: '',
      effectiveOn: today,
      shares: [{ districtId: '', amountCents: null }],
    },
    required: ['editionId', 'fundId', 'actReference', 'effectiveOn'],
    check: (values) => ({
      ...actProblems(values, t),
      ...shareProblems(values.shares, t('ui.form.required')),
    }),
  });
  const { editionId, fundId, shares } = form.values;
  const unallocated = useUnallocated(editionId, fundId);
  const total = sumCents(shares.map(({ amountCents }) => amountCents ?? 0));
  const left = unallocated === null ? null : unallocated - total;
  const submit = async ({ actReference, effectiveOn, ...values }: AllocationValues) => {
    if (values.editionId === '' || values.fundId === '' || !effectiveOn) return;
    const amount = formatMoney(total);
    const yes = await askConfirmation({
      title: t('budgets.allocate.confirmTitle'),
      message: t('budgets.allocate.confirmText', {
        amount,
        fund: words.fund(fundId),
        count: shares.length,
        left: formatMoney(left),
      }),
      confirm: t('budgets.allocate.confirm', { amount }),
    });
    if (!yes) return;
    allocate.mutate(
      {
        editionId: values.editionId,
        fundId: values.fundId,
        shares: shares.map(({ districtId, amountCents }) => ({ districtId, amountCents: amountCents ?? 0 })),
        actReference: actReference.trim(),
        effectiveOn,
      },
      {
        onSuccess: () => {
          toast(t('budgets.allocate.done', { amount }));
          onClose();
        },
      },
    );
  };
  return (
    <Modal isOpen onClose={onClose} title={t('budgets.allocate.title')} size="large">
      <Form
        form={form}
        guard={false}
        problem={allocate.error}
        onSubmit={(values) => void submit(values)}
        actions={
          <>
            <Button type="submit" tone="primary" busy={allocate.isPending}>
              {t('budgets.act.allocate')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </>
        }
      >
        <FieldGrid>
          <FundFields form={form} words={words} />
          <ActFields form={form} today={today} />
        </FieldGrid>
        <ShareFields shares={shares} errorOf={form.errorOf} onChange={(next) => form.set('shares', next)} />
        <Remainder unallocated={unallocated} total={total} left={left} />
      </Form>
    </Modal>
  );
}

/** What the programme still has to give on the fund; null until one is chosen. */
function useUnallocated(editionId: ActValues['editionId'], fundId: ActValues['fundId']): number | null {
  const isChosen = editionId !== '' && fundId !== '';
  const { data } = useQuery({
    ...fundBudgetPageQuery(isChosen ? { editionId, fundId } : {}),
    enabled: isChosen,
  });
  if (!isChosen || !data) return null;
  return (
    data.items.find((row) => row.editionId === editionId && row.fundId === fundId)?.unallocatedCents ?? 0
  );
}

function shareProblems(shares: readonly Share[], required: string): FieldErrors {
  return Object.fromEntries(
    shares.flatMap(({ districtId, amountCents }, index) => [
      ...(districtId === '' ? [[`shares.${index}.districtId`, required]] : []),
      ...(amountCents === null || amountCents <= 0 ? [[`shares.${index}.amountCents`, required]] : []),
    ]),
  );
}

interface RemainderProps {
  unallocated: number | null;
  total: number;
  left: number | null;
}

/** The money of the programme before and after, while the shares are typed. */
function Remainder({ unallocated, total, left }: RemainderProps) {
  const t = useTexts();
  const items = [
    { term: t('budgets.allocate.unallocated'), value: <Money cents={unallocated} /> },
    { term: t('budgets.allocate.total'), value: <Money cents={total} /> },
    { term: t('budgets.allocate.left'), value: <Money cents={left} /> },
  ];
  return (
    <>
      <DefinitionList items={items} />
      {left !== null && left < 0 && (
        <Notice tone="warning">
          <p>{t('budgets.allocate.over', { amount: formatMoney(-left) })}</p>
        </Notice>
      )}
    </>
  );
}
