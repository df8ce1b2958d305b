import { romeToday } from '@approdo/shared/dates';
import { serviceAreaLabels } from '@approdo/shared/dowry';
import { planCost } from '@approdo/shared/plan-cost';
import { currentLanguage, useTexts } from '../../i18n/i18n.ts';
import { formatDay, formatHours, formatMoney, formatPeriod } from '../../lib/format.ts';
import { type Definition, DefinitionList } from '../../ui/card.tsx';
import { GoalsTable } from './goals-table.tsx';
import styles from './plan.module.css';
import type { Edition, Plan, PlanContent } from './queries.ts';

interface PlanSheetProps {
  plan: Plan;
  content: PlanContent;
  edition: Edition;
  /** Who the plan is for: printed only, never in an address. */
  personName?: string | undefined;
}

/** The plan as it is printed and signed on paper: its whole text, what it costs, room for two signatures. */
export function PlanSheet({ plan, content, edition, personName }: PlanSheetProps) {
  const t = useTexts();
  return (
    <div className={styles.sheet}>
      <h2>{t('actionPlans.sheet.title')}</h2>
      <DefinitionList items={useFacts({ plan, content, edition, personName })} />
      {content.situation && <p className={styles.prose}>{content.situation}</p>}
      <h3>{t('actionPlans.goals.title')}</h3>
      <GoalsTable content={content} today={romeToday(new Date())} />
      <div className={styles.signatures}>
        <p>{t('actionPlans.sheet.person')}</p>
        <p>{t('actionPlans.sheet.operator')}</p>
      </div>
    </div>
  );
}

function useFacts({ plan, content, edition, personName }: PlanSheetProps): Definition[] {
  const t = useTexts();
  const language = currentLanguage();
  const { internship, services, startsOn } = content;
  const hours = services.map(
    ({ area, minutes }) => `${area} ${serviceAreaLabels[area][language]} ${formatHours(minutes)}`,
  );
  const number = plan.lastVersion?.number;
  return [
    ...(personName ? [{ term: t('actionPlans.sheet.name'), value: personName }] : []),
    { term: t('actionPlans.sheet.edition'), value: edition.name },
    {
      term: t('actionPlans.sheet.version'),
      value: plan.state === 'signed' && number ? number : t('actionPlans.versions.draft'),
    },
    { term: t('actionPlans.situation.startsOn'), value: formatDay(startsOn) },
    { term: t('actionPlans.services.title'), value: hours.join(', '), wide: true },
    { term: t('actionPlans.internship.field'), value: internship?.field },
    {
      term: t('actionPlans.internship.title'),
      value: internship && formatPeriod(internship.startsOn, internship.endsOn),
    },
    { term: t('actionPlans.cost.total'), value: formatMoney(planCost(content, edition).plannedCents) },
  ];
}
