import { sumCents } from '@approdo/shared/money';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { DefinitionList } from '../../ui/card.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Form } from '../../ui/form.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Money } from '../../ui/money.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { useBudgetNames } from './names.ts';
import { type DistrictPlansPage, districtPlansQuery, type PlanFilter } from './plan-queries.ts';
import { quarterName } from './quarter-names.ts';
import { ShareFields } from './share-fields.tsx';
import { usePlan } from './use-plan.ts';

interface PlanDialogProps extends Pick<PlanFilter, 'editionId' | 'fundId'> {
  quarterStartsOn: string;
  onClose: () => void;
}

/** What each district should receive of a fund in a quarter. */
export function PlanDialog({ editionId, fundId, quarterStartsOn, onClose }: PlanDialogProps) {
  const t = useTexts();
  const { placeholderData: _, ...query } = districtPlansQuery(
    { editionId, fundId, from: quarterStartsOn },
    1,
  );
  // what is planned now, not what a page showed before
  const { data, error, isFetchedAfterMount, refetch } = useQuery({ ...query, staleTime: 0 });
  return (
    <Modal
      isOpen
      onClose={onClose}
      title={t('budgetPlans.planTitle', { quarter: quarterName(t, quarterStartsOn) })}
      size="large"
    >
      {error && !data && <ErrorState problem={error} onRetry={() => refetch()} />}
      {data && isFetchedAfterMount && <PlanForm page={data} onClose={onClose} />}
      {!error && !(data && isFetchedAfterMount) && <PageSkeleton />}
    </Modal>
  );
}

function PlanForm({ page, onClose }: { page: DistrictPlansPage; onClose: () => void }) {
  const t = useTexts();
  const words = useBudgetNames();
  const { form, submit, problem, isChanged, isBusy } = usePlan({ page, onDone: onClose });
  const total = sumCents(form.values.shares.map(({ amountCents }) => amountCents ?? 0));
  const facts = [
    { term: t('budgets.edition'), value: words.edition(page.editionId) },
    { term: t('budgets.fund'), value: words.fund(page.fundId) },
    { term: t('budgetPlans.total'), value: <Money cents={total} /> },
  ];
  return (
    <Form
      form={form}
      guard={false}
      problem={problem}
      onSubmit={submit}
      actions={
        <>
          <Button
            type="submit"
            tone="primary"
            busy={isBusy}
            disabledReasons={isChanged ? [] : [{ text: t('budgetPlans.nothingChanged') }]}
          >
            {t('budgetPlans.save')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <p>{t('budgetPlans.planMeaning')}</p>
      <DefinitionList items={facts} />
      {page.nextCursor !== null && (
        <Notice>
          <p>{t('budgetPlans.cut', { count: page.items.length })}</p>
        </Notice>
      )}
      <ShareFields
        title={t('budgetPlans.shares')}
        isOptional
        shares={form.values.shares}
        errorOf={form.errorOf}
        onChange={(shares) => form.set('shares', shares)}
      />
    </Form>
  );
}
