import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { type FieldErrors, useForm } from '../../ui/form.tsx';
import { toast } from '../../ui/toast.tsx';
import { atFormRows, type BasePlan, changedDistricts, type PlanChange, planChanges } from './plan-changes.ts';
import { type DistrictPlansPage, districtPlansQuery, usePlanAllocations } from './plan-queries.ts';
import { quarterName } from './quarter-names.ts';
import type { Share } from './share-fields.tsx';

/** What is planned for each district in the only quarter of a page. */
function basePlans({ items }: DistrictPlansPage): BasePlan[] {
  return items.map(({ districtId, quarters: [figures] }) => ({
    districtId,
    plannedCents: figures?.plannedCents ?? 0,
    version: figures?.version ?? 0,
  }));
}

function sharesOf(base: readonly BasePlan[]): Share[] {
  if (base.length === 0) return [{ districtId: '', amountCents: null }];
  return base.map(({ districtId, plannedCents, version }) => ({
    districtId,
    amountCents: version === 0 ? null : plannedCents,
  }));
}

/** The form that plans a quarter, from what is planned now; after a colleague's change, from the colleague's. */
export function usePlan({ page, onDone }: { page: DistrictPlansPage; onDone: () => void }) {
  const t = useTexts();
  const queryClient = useQueryClient();
  const planning = usePlanAllocations();
  // what the form was made from: figures that are read again meanwhile must not pass for seen
  const [base, setBase] = useState(() => basePlans(page));
  const [named] = useState(() => base.map(({ districtId }) => districtId));
  const [problem, setProblem] = useState<unknown>(null);
  const { editionId, fundId } = page;
  const quarterStartsOn = page.totals.quarters[0]?.quarterStartsOn ?? '';
  const form = useForm<{ shares: Share[] }>({
    initial: { shares: sharesOf(base) },
    check: ({ shares }) =>
      shareProblems(shares, { required: t('ui.form.required'), positive: t('budgetPlans.notNegative') }),
  });
  const changes = planChanges({ quarterStartsOn, base, named, shares: form.values.shares });
  const takeOver = async (districtIds: readonly string[]) => {
    if (districtIds.length === 0) return;
    const query = districtPlansQuery({ editionId, fundId, from: quarterStartsOn }, 1);
    const last = basePlans(await queryClient.fetchQuery({ ...query, staleTime: 0 }));
    const isTaken = ({ districtId }: BasePlan) => districtIds.includes(districtId);
    setBase((before) => [...before.filter((plan) => !isTaken(plan)), ...last.filter(isTaken)]);
  };
  const refused = (error: unknown, sent: readonly PlanChange[]) => {
    setProblem(atFormRows(error, sent));
    void takeOver(changedDistricts(error, sent));
  };
  const submit = () => {
    const body = { editionId, fundId, shares: changes.map(({ share }) => share) };
    planning.mutate(body, {
      onSuccess: () => {
        toast(t('budgetPlans.saved', { quarter: quarterName(t, quarterStartsOn) }));
        onDone();
      },
      onError: (error) => refused(error, changes),
    });
  };
  return { form, submit, problem, isChanged: changes.length > 0, isBusy: planning.isPending };
}

function shareProblems(shares: readonly Share[], words: { required: string; positive: string }): FieldErrors {
  return Object.fromEntries(
    shares.flatMap(({ districtId, amountCents }, index) => [
      ...(districtId === '' && amountCents !== null ? [[`shares.${index}.districtId`, words.required]] : []),
      ...((amountCents ?? 0) < 0 ? [[`shares.${index}.amountCents`, words.positive]] : []),
    ]),
  );
}
