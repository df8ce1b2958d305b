import { useTexts } from '../../i18n/i18n.ts';
import { Stack } from '../../ui/layout.tsx';
import { type Requirement, RequirementList, type RequirementState } from '../../ui/requirement-list.tsx';
import type { Eligibility } from './queries.ts';

type Condition = Eligibility['conditions'][number];

export interface ConditionListProps {
  conditions: readonly Condition[];
  /** Where a condition is mended; absent for whoever cannot. */
  fixTo?: ((code: Condition['code']) => string | undefined) | undefined;
}

const urgency: Readonly<Record<RequirementState, number>> = { unmet: 0, unknown: 1, warning: 2, met: 3 };

/** Every condition of an edition: first what must be mended, then what is in order. */
export function ConditionList({ conditions, fixTo }: ConditionListProps) {
  const t = useTexts();
  const items = conditions
    .map((condition) => requirementOf(condition, fixTo, (fact) => t('eligibility.missingFact', { fact })))
    .toSorted((a, b) => urgency[a.state] - urgency[b.state]);
  return <RequirementList label={t('eligibility.conditions')} items={items} />;
}

function requirementOf(
  condition: Condition,
  fixTo: ConditionListProps['fixTo'],
  missingText: (fact: string) => string,
): Requirement {
  const { code, outcome, title, seen, missing, fix, warning } = condition;
  const isClose = outcome === 'met' && warning !== null;
  const fact = seen ?? (missing === null ? null : missingText(missing));
  return {
    id: code,
    state: isClose ? 'warning' : outcome,
    title,
    seen: isClose ? (
      <Stack gap={1}>
        <span>{fact}</span>
        <span>{warning}</span>
      </Stack>
    ) : (
      fact
    ),
    fix: fix ?? undefined,
    fixTo: outcome === 'met' ? undefined : fixTo?.(code),
  };
}
