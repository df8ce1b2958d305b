import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { useCan } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { DefinitionList, Section } from '../../ui/card.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { EditIcon } from '../../ui/icons.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Modal } from '../../ui/modal.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { ThresholdForm } from './threshold-form.tsx';
import { type ProgrammeId, programmesQuery, type Thresholds, thresholdsQuery } from './threshold-queries.ts';
import { percentsText } from './threshold-words.ts';

/** From when each programme is warned of; who gives money to districts may change it. */
export function ThresholdDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const can = useCan();
  const { data, error, refetch } = useQuery(thresholdsQuery);
  const [changing, setChanging] = useState<ProgrammeId | null>(null);
  const mayChange = can('budgets:allocate');
  return (
    <Modal isOpen onClose={onClose} title={t('budgetPlans.thresholds.title')}>
      <Stack gap={4}>
        <p>{t('budgetPlans.thresholds.meaning')}</p>
        <p>{t(mayChange ? 'budgetPlans.thresholds.mayChange' : 'budgetPlans.thresholds.mayRead')}</p>
        {error && <ErrorState problem={error} onRetry={() => refetch()} />}
        {!data && !error && <PageSkeleton />}
        {data?.items.map((thresholds) => (
          <ProgrammeThresholds
            key={thresholds.programmeId}
            thresholds={thresholds}
            mayChange={mayChange}
            isChanging={changing === thresholds.programmeId}
            onChange={() => setChanging(thresholds.programmeId)}
            onDone={() => setChanging(null)}
          />
        ))}
        <div>
          <Button onClick={onClose}>{t('common.close')}</Button>
        </div>
      </Stack>
    </Modal>
  );
}

interface ProgrammeThresholdsProps {
  thresholds: Thresholds;
  mayChange: boolean;
  isChanging: boolean;
  onChange: () => void;
  onDone: () => void;
}

function ProgrammeThresholds({ thresholds, ...props }: ProgrammeThresholdsProps) {
  const t = useTexts();
  const { data } = useQuery(programmesQuery);
  const { programmeId, percents, daysBeforeEnd, origin } = thresholds;
  const opener = useRef<HTMLButtonElement>(null);
  const finish = () => {
    props.onDone();
    // when it is on the page again
    setTimeout(() => opener.current?.focus());
  };
  const name = data?.items.find(({ id }) => id === programmeId)?.name ?? programmeId;
  const facts = [
    { term: t('budgetPlans.thresholds.percents'), value: percentsText(percents) },
    {
      term: t('budgetPlans.thresholds.days'),
      value: t('budgetPlans.thresholds.dayCount', { count: daysBeforeEnd }),
    },
  ];
  return (
    <Section
      title={name}
      note={
        <StatusBadge tone={origin === 'chosen' ? 'info' : 'neutral'}>
          {t(`budgetPlans.thresholds.origin.${origin}`)}
        </StatusBadge>
      }
      actions={
        props.mayChange &&
        !props.isChanging && (
          <Button
            ref={opener}
            tone="quiet"
            icon={EditIcon}
            onClick={props.onChange}
            label={t('budgetPlans.thresholds.changeOf', { programme: name })}
          >
            {t('budgetPlans.thresholds.change')}
          </Button>
        )
      }
    >
      {props.isChanging ? (
        <ThresholdForm thresholds={thresholds} name={name} onDone={finish} />
      ) : (
        <DefinitionList items={facts} minimum={10} />
      )}
    </Section>
  );
}
