import { romeToday } from '@approdo/shared/dates';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { formatMoney } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { editionNamesQuery, type Plan, useOpenPlan } from './queries.ts';

interface OpenPlanProps {
  caseFileId: string;
  /** Editions that have a plan already. */
  taken: readonly string[];
  onOpened: (plan: Plan) => void;
}

/** Begins the plan of a case file, for one of the editions open today. */
export function OpenPlan({ caseFileId, taken, onOpened }: OpenPlanProps) {
  const t = useTexts();
  const editions = useQuery(editionNamesQuery({ on: romeToday(new Date()) }));
  const open = useOpenPlan(caseFileId);
  const free = (editions.data?.items ?? []).filter(({ id }) => !taken.includes(id));
  const form = useForm({ initial: { editionId: '' }, required: ['editionId'] });
  if (editions.error) return <ErrorState problem={editions.error} onRetry={() => editions.refetch()} />;
  return (
    <Section title={t('actionPlans.open.title')} note={t('actionPlans.open.note')}>
      <Form
        form={form}
        guard={false}
        onSubmit={({ editionId }) => open.mutate(editionId, { onSuccess: onOpened })}
        problem={open.error}
        actions={
          <Button type="submit" tone="primary" icon={PlusIcon} busy={open.isPending}>
            {t('actionPlans.open.confirm')}
          </Button>
        }
      >
        <SelectField
          {...form.field('editionId')}
          label={t('actionPlans.open.edition')}
          options={free.map(({ amountCents, id, name }) => ({
            value: id,
            label: `${name} · ${formatMoney(amountCents)}`,
          }))}
        />
      </Form>
    </Section>
  );
}
