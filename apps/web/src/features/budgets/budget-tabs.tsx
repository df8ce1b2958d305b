import { useTexts } from '../../i18n/i18n.ts';
import { paths } from '../../lib/paths.ts';
import { Tabs } from '../../ui/tabs.tsx';

/** The parts of the budget. */
export function BudgetTabs() {
  const t = useTexts();
  return (
    <Tabs
      label={t('budgets.parts')}
      tabs={[
        { to: paths.budgets(), label: t('budgets.overview'), exact: true },
        { to: paths.forecast(), label: t('budgets.forecast.title') },
        { to: paths.budgetPlans(), label: t('budgetPlans.tab') },
        { to: paths.budgetTransfers(), label: t('budgets.transfers.title') },
        { to: paths.waitingList(), label: t('budgets.waiting.title') },
      ]}
    />
  );
}
