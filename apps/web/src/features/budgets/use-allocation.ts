import { romeToday } from '@approdo/shared/dates';
import { sumCents } from '@approdo/shared/money';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { formatMoney } from '../../lib/format.ts';
import { askConfirmation } from '../../ui/confirm.tsx';
import { type FieldErrors, useForm } from '../../ui/form.tsx';
import { toast } from '../../ui/toast.tsx';
import { type ActValues, actProblems } from './money-fields.tsx';
import type { BudgetNames } from './names.ts';
import { fundBudgetPageQuery, useAllocateToDistricts } from './queries.ts';
import type { Share } from './share-fields.tsx';

export interface AllocationValues extends ActValues {
  shares: Share[];
}

/** Of which fund, and to whom how much. */
export type AllocationStart = Pick<AllocationValues, 'editionId' | 'fundId' | 'shares'>;

/** The money of the programme on the chosen fund, in cents, before and after the shares being typed. */
export interface Remainder {
  /** Null until a fund is chosen. */
  readonly unallocated: number | null;
  readonly total: number;
  readonly left: number | null;
}

/** The form that allocates shares, and what happens when it is sent: a second look, then the posting. */
export function useAllocation({
  words,
  onDone,
  initial,
}: {
  words: BudgetNames;
  onDone: () => void;
  initial?: AllocationStart | undefined;
}) {
  const t = useTexts();
  const allocate = useAllocateToDistricts();
  const form = useForm<AllocationValues>({
    initial: {
      editionId: '',
      fundId: '',
      actReference: '',
      effectiveOn: romeToday(new Date()),
      shares: [{ districtId: '', amountCents: null }],
      ...initial,
    },
    required: ['editionId', 'fundId', 'actReference', 'effectiveOn'],
    check: (values) => ({
      ...actProblems(values, t),
      ...shareProblems(values.shares, t('ui.form.required')),
    }),
  });
  const remainder = useRemainder(form.values);
  const confirm = useConfirmation(words, remainder);
  const submit = async (values: AllocationValues) => {
    const { editionId, fundId, effectiveOn } = values;
    if (editionId === '' || fundId === '' || effectiveOn === null || !(await confirm(values))) return;
    const shares = values.shares.map(({ districtId, amountCents }) => ({
      districtId,
      amountCents: amountCents ?? 0,
    }));
    const finish = () => {
      toast(t('budgets.allocate.done', { amount: formatMoney(remainder.total) }));
      onDone();
    };
    const body = { editionId, fundId, shares, actReference: values.actReference.trim(), effectiveOn };
    allocate.mutate(body, { onSuccess: finish });
  };
  return { form, submit, remainder, problem: allocate.error, isBusy: allocate.isPending };
}

function useConfirmation(words: BudgetNames, { total, left }: Remainder) {
  const t = useTexts();
  return ({ fundId, shares }: AllocationValues) => {
    const amount = formatMoney(total);
    const said = { amount, fund: words.fund(fundId), count: shares.length, left: formatMoney(left) };
    return askConfirmation({
      title: t('budgets.allocate.confirmTitle'),
      message: t('budgets.allocate.confirmText', said),
      confirm: t('budgets.allocate.confirm', { amount }),
    });
  };
}

function useRemainder({ editionId, fundId, shares }: AllocationValues): Remainder {
  const isChosen = editionId !== '' && fundId !== '';
  const { data } = useQuery({
    ...fundBudgetPageQuery(isChosen ? { editionId, fundId } : {}),
    enabled: isChosen,
  });
  const total = sumCents(shares.map(({ amountCents }) => amountCents ?? 0));
  if (!isChosen || !data) return { unallocated: null, total, left: null };
  const fund = data.items.find((row) => row.editionId === editionId && row.fundId === fundId);
  const unallocated = fund?.unallocatedCents ?? 0;
  return { unallocated, total, left: unallocated - total };
}

function shareProblems(shares: readonly Share[], required: string): FieldErrors {
  return Object.fromEntries(
    shares.flatMap(({ districtId, amountCents }, index) => [
      ...(districtId === '' ? [[`shares.${index}.districtId`, required]] : []),
      ...(amountCents === null || amountCents <= 0 ? [[`shares.${index}.amountCents`, required]] : []),
    ]),
  );
}
