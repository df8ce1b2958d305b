import { planChanges } from '@approdo/shared/plan-changes';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { formatDay } from '../../lib/format.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Cell, FieldGrid, Stack } from '../../ui/layout.tsx';
import { Modal } from '../../ui/modal.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { ChangesList } from './changes-list.tsx';
import { type Plan, type PlanContent, type PlanVersionSummary, versionQuery } from './queries.ts';

/** The draft has no number of its own yet. */
const draft = 'draft';

interface CompareDialogProps {
  plan: Plan;
  versions: readonly PlanVersionSummary[];
  onClose: () => void;
}

/** Any two texts of a plan side by side, as the list of what changed. */
export function CompareDialog({ plan, versions, onClose }: CompareDialogProps) {
  const t = useTexts();
  const options = [
    ...(plan.state === 'inRevision' ? [{ value: draft, label: t('actionPlans.versions.draft') }] : []),
    ...versions.map(({ number, personSignedOn }) => ({
      value: String(number),
      label: t('actionPlans.versions.option', { number, when: formatDay(personSignedOn) }),
    })),
  ];
  const [after, setAfter] = useState(options[0]?.value ?? '');
  const [before, setBefore] = useState(options[1]?.value ?? '');
  const older = useContent(plan, before);
  const newer = useContent(plan, after);
  const error = older.error ?? newer.error;
  return (
    <Modal isOpen onClose={onClose} title={t('actionPlans.versions.compare')} size="large">
      <Stack gap={4}>
        <FieldGrid>
          <Cell span={6}>
            <SelectField
              name="before"
              required
              label={t('actionPlans.versions.before')}
              value={before}
              onChange={setBefore}
              options={options}
            />
          </Cell>
          <Cell span={6}>
            <SelectField
              name="after"
              required
              label={t('actionPlans.versions.after')}
              value={after}
              onChange={setAfter}
              options={options}
            />
          </Cell>
        </FieldGrid>
        {error ? <ErrorState problem={error} /> : null}
        {older.content && newer.content && (
          <ChangesList changes={planChanges(older.content, newer.content)} />
        )}
      </Stack>
    </Modal>
  );
}

function useContent(plan: Plan, chosen: string): { content: PlanContent | undefined; error: unknown } {
  const isDraft = chosen === draft;
  const number = Number(chosen);
  const { data, error } = useQuery({ ...versionQuery(plan.id, number), enabled: !isDraft && number > 0 });
  return isDraft ? { content: plan.content, error: null } : { content: data?.content, error };
}
