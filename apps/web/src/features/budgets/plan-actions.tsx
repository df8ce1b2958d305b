import { sumCents } from '@approdo/shared/money';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { formatMoney } from '../../lib/format.ts';
import { useCan } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { EditIcon } from '../../ui/icons.tsx';
import { Menu } from '../../ui/menu.tsx';
import { AllocateDialog } from './allocate-dialog.tsx';
import { FileMenu } from './file-menu.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { type DistrictPlansPage, type PlanFilter, readPlansFile } from './plan-queries.ts';
import { quarterName } from './quarter-names.ts';
import type { Share } from './share-fields.tsx';

interface PlanActionsProps {
  plans: DistrictPlansPage;
  filter: PlanFilter;
}

/** The file for who reads; for who allocates, the plan of a quarter and what is missing to it. */
export function PlanActions({ plans, filter }: PlanActionsProps) {
  const t = useTexts();
  const can = useCan();
  const { cursor: _cursor, from: _from, ...scope } = filter;
  const { quarters } = plans.totals;
  const days = {
    from: quarters[0]?.quarterStartsOn ?? '',
    until: quarters.at(-1)?.quarterStartsOn ?? '',
  };
  return (
    <>
      <FileMenu
        what={t('budgetPlans.title')}
        read={(format) => readPlansFile({ filter: scope, ...days }, format)}
      />
      {can('budgets:allocate') && <Missing plans={plans} />}
      {can('budgets:allocate') && <Planning plans={plans} />}
    </>
  );
}

/** Opens the plan of one of the quarters on screen. */
function Planning({ plans }: { plans: DistrictPlansPage }) {
  const t = useTexts();
  const [quarter, setQuarter] = useState<string | null>(null);
  const label = t('budgetPlans.plan');
  return (
    <>
      <Menu
        label={label}
        target={
          <Button tone="primary" icon={EditIcon}>
            {label}
          </Button>
        }
        items={plans.totals.quarters.map(({ quarterStartsOn }) => ({
          label: quarterName(t, quarterStartsOn),
          onSelect: () => setQuarter(quarterStartsOn),
        }))}
      />
      {quarter !== null && (
        <PlanDialog
          editionId={plans.editionId}
          fundId={plans.fundId}
          quarterStartsOn={quarter}
          onClose={() => setQuarter(null)}
        />
      )}
    </>
  );
}

/** What districts lack to the plan of a quarter; those in line with it, or before it, are left out. */
export function missingShares(plans: DistrictPlansPage, quarterStartsOn: string): Share[] {
  return plans.items.flatMap(({ districtId, quarters }) => {
    const figures = quarters.find((each) => each.quarterStartsOn === quarterStartsOn);
    if (!figures || figures.plannedCents === 0 || figures.differenceCents >= 0) return [];
    // a district that gave more than it received lacks what was planned, not what it gave
    return [{ districtId, amountCents: Math.min(figures.plannedCents, -figures.differenceCents) }];
  });
}

/** Opens the allocation of what is missing to the plan of a quarter that has begun. */
function Missing({ plans }: { plans: DistrictPlansPage }) {
  const t = useTexts();
  const [quarter, setQuarter] = useState<string | null>(null);
  const behind = plans.totals.quarters
    .map(({ quarterStartsOn }) => ({ quarterStartsOn, shares: missingShares(plans, quarterStartsOn) }))
    .filter(
      ({ quarterStartsOn, shares }) => shares.length > 0 && quarterStartsOn <= plans.currentQuarterStartsOn,
    );
  const chosen = behind.find(({ quarterStartsOn }) => quarterStartsOn === quarter);
  const label = t('budgetPlans.allocate');
  if (behind.length === 0)
    return <Button disabledReasons={[{ text: t('budgetPlans.nothingMissing') }]}>{label}</Button>;
  return (
    <>
      <Menu
        label={label}
        target={<Button>{label}</Button>}
        items={behind.map(({ quarterStartsOn, shares }) => ({
          label: t('budgetPlans.missing', {
            quarter: quarterName(t, quarterStartsOn),
            amount: formatMoney(sumCents(shares.map(({ amountCents }) => amountCents ?? 0))),
          }),
          onSelect: () => setQuarter(quarterStartsOn),
        }))}
      />
      {chosen && (
        <AllocateDialog
          initial={{ editionId: plans.editionId, fundId: plans.fundId, shares: chosen.shares }}
          note={t('budgetPlans.allocateNote', { quarter: quarterName(t, chosen.quarterStartsOn) })}
          onClose={() => setQuarter(null)}
        />
      )}
    </>
  );
}
