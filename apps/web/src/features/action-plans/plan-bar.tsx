import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { formatInstant } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { Button } from '../../ui/button.tsx';
import { PrintIcon } from '../../ui/icons.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { stateTones } from './labels.ts';
import styles from './plan.module.css';
import type { Edition, Plan } from './queries.ts';

interface PlanBarProps {
  plan: Plan;
  edition: Edition;
  actions?: ReactNode;
}

/** Where a plan stands, for which edition, who changed it last, and what can be done with it. */
export function PlanBar({ plan, edition, actions }: PlanBarProps) {
  const t = useTexts();
  const number = plan.lastVersion?.number;
  const when = formatInstant(plan.updatedAt);
  return (
    <div className={styles.bar}>
      <Stack gap={1}>
        <Row gap={2}>
          <StatusBadge tone={stateTones[plan.state]}>{t(`actionPlans.state.${plan.state}`)}</StatusBadge>
          {number !== undefined && <span>{t('actionPlans.versions.number', { number })}</span>}
          <Link to={paths.edition(edition.id)}>{edition.name}</Link>
        </Row>
        <Soft small>
          {t('common.updatedBy', { when, who: plan.updatedByName ?? t('actionPlans.versions.application') })}
        </Soft>
      </Stack>
      <Row gap={2}>
        {actions}
        <Button icon={PrintIcon} onClick={() => window.print()}>
          {t('common.print')}
        </Button>
      </Row>
    </div>
  );
}
