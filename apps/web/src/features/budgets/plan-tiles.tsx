import { useTexts } from '../../i18n/i18n.ts';
import { Money } from '../../ui/money.tsx';
import { type Stat, StatTiles } from '../../ui/tiles.tsx';
import { Difference } from './plan-cell.tsx';
import type { DistrictPlansPage } from './plan-queries.ts';
import { quarterName } from './quarter-names.ts';

/** What should have been received by now, what was, and what comes next; over every district. */
export function PlanTiles({ plans }: { plans: DistrictPlansPage }) {
  const t = useTexts();
  const { untilNow, next } = plans.totals;
  const stats: Stat[] = [
    {
      label: t('budgetPlans.tiles.planned'),
      value: <Money cents={untilNow.plannedCents} />,
      note: t('budgetPlans.tiles.until', { quarter: quarterName(t, plans.currentQuarterStartsOn) }),
    },
    {
      label: t('budgetPlans.tiles.received'),
      value: <Money cents={untilNow.allocatedCents} />,
      note: <Difference figures={untilNow} time="now" />,
    },
    {
      label: t('budgetPlans.tiles.next'),
      value: <Money cents={next?.plannedCents ?? 0} />,
      note: next ? quarterName(t, next.quarterStartsOn) : t('budgetPlans.tiles.noNext'),
    },
  ];
  return <StatTiles stats={stats} />;
}
