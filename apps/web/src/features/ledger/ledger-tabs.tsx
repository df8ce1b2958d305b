import { useTexts } from '../../i18n/i18n.ts';
import { paths } from '../../lib/paths.ts';
import { Tabs } from '../../ui/tabs.tsx';

/** The parts of the ledger. */
export function LedgerTabs() {
  const t = useTexts();
  return (
    <Tabs
      label={t('ledger.parts')}
      tabs={[
        { to: paths.ledger(), label: t('ledger.journal.tab'), exact: true },
        { to: paths.ledgerPeriods(), label: t('ledger.periods.tab') },
        { to: paths.ledgerSeals(), label: t('ledger.seals.tab') },
      ]}
    />
  );
}
