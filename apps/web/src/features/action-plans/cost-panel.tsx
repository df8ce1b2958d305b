import { dowryComponentLabels } from '@approdo/shared/dowry';
import { type PlanCostLine, planCost } from '@approdo/shared/plan-cost';
import { currentLanguage, useTexts } from '../../i18n/i18n.ts';
import { formatHours, formatMoney } from '../../lib/format.ts';
import { Section } from '../../ui/card.tsx';
import { Row, Soft, Stack, Strong } from '../../ui/layout.tsx';
import { Money, MoneyBar } from '../../ui/money.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Edition, PlanContent } from './queries.ts';

interface CostPanelProps {
  content: PlanContent;
  edition: Edition;
  /** The text is being written. */
  isLive?: boolean;
}

/** What the plan would cost the dowry, while it is being written: by the same rule that the API applies. */
export function CostPanel({ content, edition, isLive = false }: CostPanelProps) {
  const t = useTexts();
  const cost = planCost(content, edition);
  return (
    <Section
      title={t('actionPlans.cost.title')}
      note={t(isLive ? 'actionPlans.cost.liveNote' : 'actionPlans.cost.note', { edition: edition.name })}
    >
      <Stack gap={4}>
        {cost.lines.map((line) => (
          <CostLine key={line.component} line={line} />
        ))}
        <Row justify="spread">
          <Strong>{t('actionPlans.cost.total')}</Strong>
          <Strong>
            {t('actionPlans.cost.of', {
              planned: formatMoney(cost.plannedCents),
              cap: formatMoney(cost.capCents),
            })}
          </Strong>
        </Row>
      </Stack>
    </Section>
  );
}

function CostLine({ line }: { line: PlanCostLine }) {
  const t = useTexts();
  const { capCents, component, plannedCents, uncappedCents } = line;
  return (
    <Stack gap={1}>
      <MoneyBar
        label={dowryComponentLabels[component][currentLanguage()]}
        totalCents={capCents}
        parts={[
          { stage: 'planned', cents: plannedCents },
          { stage: 'available', cents: capCents - plannedCents, label: t('actionPlans.cost.left') },
        ]}
      />
      <Soft small>{useQuantity(line)}</Soft>
      {uncappedCents > capCents && (
        <Notice tone="warning">
          <p>
            {t('actionPlans.cost.over')} <Money cents={uncappedCents - capCents} />
          </p>
        </Notice>
      )}
    </Stack>
  );
}

const months = new Intl.NumberFormat('it-IT', { maximumFractionDigits: 1 });

function useQuantity({ quantity, quantityMax, unit }: PlanCostLine): string {
  const t = useTexts();
  if (unit === 'months') {
    return t('actionPlans.cost.months', { done: months.format(quantity), of: months.format(quantityMax) });
  }
  return t('actionPlans.cost.hours', { done: formatHours(quantity), of: formatHours(quantityMax) });
}
