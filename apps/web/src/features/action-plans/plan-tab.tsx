import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { useListParams } from '../../lib/list-params.ts';
import { useCan } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PlanIcon, PlusIcon } from '../../ui/icons.tsx';
import { Stack } from '../../ui/layout.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { OpenPlan } from './open-plan.tsx';
import styles from './plan.module.css';
import { PlanEditor } from './plan-editor.tsx';
import { PlanView } from './plan-view.tsx';
import { editionNamesQuery, planEditionQuery, planListQuery, planQuery } from './queries.ts';

export interface PlanTabProps {
  caseFileId: string;
  /** Shown on the printed plan. */
  personName?: string;
}

/** The action plans of a case file: one per edition, the last changed first. */
export function PlanTab({ caseFileId, personName }: PlanTabProps) {
  const t = useTexts();
  const can = useCan();
  const params = useListParams(['edition']);
  const [isOpening, setOpening] = useState(false);
  const { data, error, refetch } = useQuery(planListQuery(caseFileId));
  if (error) return <ErrorState problem={error} onRetry={() => refetch()} />;
  if (!data) return <PageSkeleton />;
  const mayWrite = can('action-plans:write');
  const chosen = data.items.find(({ editionId }) => editionId === params.values.edition) ?? data.items[0];
  const choose = (edition: string) => {
    params.set({ edition });
    setOpening(false);
  };
  if (!chosen && !mayWrite) {
    return (
      <EmptyState icon={PlanIcon} title={t('actionPlans.none')} description={t('actionPlans.noneFix')} />
    );
  }
  return (
    <Stack gap={4}>
      {chosen && data.items.length > 1 && (
        <PlanChooser
          editions={data.items.map(({ editionId }) => editionId)}
          chosen={chosen.editionId}
          onChoose={choose}
        />
      )}
      {mayWrite && (!chosen || isOpening) && (
        <OpenPlan
          caseFileId={caseFileId}
          taken={data.items.map(({ editionId }) => editionId)}
          onOpened={({ editionId }) => choose(editionId)}
        />
      )}
      {chosen && <OnePlan key={chosen.id} planId={chosen.id} personName={personName} />}
      {chosen && mayWrite && !isOpening && (
        <div className={styles.another}>
          <Button tone="quiet" icon={PlusIcon} onClick={() => setOpening(true)}>
            {t('actionPlans.open.another')}
          </Button>
        </div>
      )}
    </Stack>
  );
}

interface PlanChooserProps {
  editions: readonly string[];
  chosen: string;
  onChoose: (editionId: string) => void;
}

/** Which of the plans is shown. */
function PlanChooser({ editions, chosen, onChoose }: PlanChooserProps) {
  const t = useTexts();
  const names = useQuery(editionNamesQuery());
  const nameOf = (id: string) => names.data?.items.find((edition) => edition.id === id)?.name ?? id;
  return (
    <div className={styles.another}>
      <SelectField
        name="edition"
        required
        label={t('actionPlans.chooser')}
        value={chosen}
        onChange={onChoose}
        options={editions.map((id) => ({ value: id, label: nameOf(id) }))}
      />
    </div>
  );
}

function OnePlan({ planId, personName }: { planId: string; personName: string | undefined }) {
  const can = useCan();
  const plan = useQuery(planQuery(planId));
  const edition = useQuery({
    ...planEditionQuery(plan.data?.editionId ?? ''),
    enabled: plan.data !== undefined,
  });
  const error = plan.error ?? edition.error;
  if (error) return <ErrorState problem={error} onRetry={() => plan.refetch()} />;
  if (!plan.data || !edition.data) return <PageSkeleton />;
  const piece = { plan: plan.data, edition: edition.data, personName };
  return plan.data.state !== 'signed' && can('action-plans:write') ? (
    <PlanEditor {...piece} />
  ) : (
    <PlanView {...piece} />
  );
}
