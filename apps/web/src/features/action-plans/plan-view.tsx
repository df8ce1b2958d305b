import { serviceAreaLabels } from '@approdo/shared/dowry';
import { internshipSpan } from '@approdo/shared/plan-cost';
import { useState } from 'react';
import { currentLanguage, useTexts } from '../../i18n/i18n.ts';
import { formatDay, formatHours, formatPeriod } from '../../lib/format.ts';
import { useCan } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { DefinitionList, Section } from '../../ui/card.tsx';
import { EditIcon } from '../../ui/icons.tsx';
import { WithSidebar } from '../../ui/layout.tsx';
import { CostPanel } from './cost-panel.tsx';
import { GoalsSection } from './goals-section.tsx';
import { lengthInWords } from './labels.ts';
import { PathWarnings } from './path-warnings.tsx';
import styles from './plan.module.css';
import { PlanBar } from './plan-bar.tsx';
import { PlanSheet } from './plan-sheet.tsx';
import type { Edition, Plan, PlanContent } from './queries.ts';
import { ReviseDialog } from './revise-dialog.tsx';
import { VersionsPanel } from './versions-panel.tsx';

/** A plan that is read: signed, or seen by somebody who does not write plans. */
export function PlanView({
  plan,
  edition,
  personName,
}: {
  plan: Plan;
  edition: Edition;
  personName?: string | undefined;
}) {
  const t = useTexts();
  const can = useCan();
  const [isRevising, setRevising] = useState(false);
  const { content } = plan;
  return (
    <>
      <div className={styles.screen}>
        <PlanBar
          plan={plan}
          edition={edition}
          actions={
            plan.state === 'signed' &&
            can('action-plans:write') && (
              <Button icon={EditIcon} onClick={() => setRevising(true)}>
                {t('actionPlans.revise.action')}
              </Button>
            )
          }
        />
        <PathWarnings plan={plan} />
        <WithSidebar
          sidebar={
            <>
              <CostPanel content={content} edition={edition} />
              <VersionsPanel plan={plan} />
            </>
          }
        >
          <Situation content={content} edition={edition} />
          <GoalsSection content={content} />
          <Path content={content} />
        </WithSidebar>
        {isRevising && <ReviseDialog plan={plan} onClose={() => setRevising(false)} />}
      </div>
      <PlanSheet plan={plan} content={content} edition={edition} personName={personName} />
    </>
  );
}

function Situation({ content, edition }: { content: PlanContent; edition: Edition }) {
  const t = useTexts();
  const variant = edition.variants.find(({ id }) => id === content.variantId);
  return (
    <Section title={t('actionPlans.situation.title')}>
      {content.situation && <p className={styles.prose}>{content.situation}</p>}
      <DefinitionList
        items={[
          { term: t('actionPlans.situation.startsOn'), value: formatDay(content.startsOn) },
          { term: t('actionPlans.situation.length'), value: variant?.name[currentLanguage()] },
        ]}
      />
    </Section>
  );
}

function Path({ content: { internship, services } }: { content: PlanContent }) {
  const t = useTexts();
  const language = currentLanguage();
  const span = internshipSpan(internship);
  return (
    <Section title={t('actionPlans.path')}>
      <DefinitionList
        items={[
          ...services.map(({ area, minutes }) => ({
            term: `${area} ${serviceAreaLabels[area][language]}`,
            value: formatHours(minutes),
          })),
          { term: t('actionPlans.internship.field'), value: internship?.field },
          {
            term: t('actionPlans.internship.title'),
            value: internship && formatPeriod(internship.startsOn, internship.endsOn),
          },
          { term: t('actionPlans.internship.lasts'), value: span && lengthInWords(span, t) },
        ]}
      />
    </Section>
  );
}
