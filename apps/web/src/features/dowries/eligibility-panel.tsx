import { isCivilDate, romeToday } from '@approdo/shared/dates';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { formatDay } from '../../lib/format.ts';
import { useListParams } from '../../lib/list-params.ts';
import { Section } from '../../ui/card.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { Cell, FieldGrid, Row, Stack } from '../../ui/layout.tsx';
import { Notice, type NoticeTone } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { type BadgeTone, StatusBadge } from '../../ui/status-badge.tsx';
import { ConditionList, type ConditionListProps } from './condition-list.tsx';
import {
  type EditionId,
  type EditionSummary,
  type Eligibility,
  editionsQuery,
  eligibilityQuery,
} from './queries.ts';

export interface EligibilityPanelProps {
  caseFileId: string;
  /** Where a condition is mended: an address inside the case file. */
  fixTo?: ConditionListProps['fixTo'];
  /** What can be done about the verdict, below it. */
  children?: (verdict: Eligibility) => ReactNode;
}

/** Whether a person may have a dowry: every condition of an edition on a day, both of which stay in the address. */
export function EligibilityPanel({ caseFileId, fixTo, children }: EligibilityPanelProps) {
  const t = useTexts();
  const params = useListParams(['edition', 'on']);
  const editions = useQuery(editionsQuery);
  const items = editions.data?.items ?? [];
  const inForce = items.find(({ standing }) => standing === 'inForce');
  const chosen = items.find(({ id }) => id === params.values.edition) ?? inForce ?? items[0];
  const today = romeToday(new Date());
  const on = isCivilDate(params.values.on) ? params.values.on : today;
  return (
    <Section title={t('eligibility.title')} note={t('eligibility.asOf', { day: formatDay(on) })}>
      <QuestionFields
        editions={items}
        chosen={chosen?.id ?? ''}
        on={on}
        onEdition={(edition) => params.set({ edition })}
        onDay={(day) => params.set({ on: day === null || day === today ? '' : day })}
      />
      {editions.error && <ErrorState problem={editions.error} onRetry={() => editions.refetch()} />}
      {chosen && (
        <Verdict question={{ caseFileId, editionId: chosen.id, on }} editionName={chosen.name} fixTo={fixTo}>
          {children}
        </Verdict>
      )}
    </Section>
  );
}

interface QuestionFieldsProps {
  editions: readonly EditionSummary[];
  chosen: EditionId | '';
  on: string;
  onEdition: (editionId: string) => void;
  onDay: (day: string | null) => void;
}

/** Which edition, and on which day; the one in force and today unless said. */
function QuestionFields({ editions, chosen, on, onEdition, onDay }: QuestionFieldsProps) {
  const t = useTexts();
  return (
    <FieldGrid>
      <Cell span={6}>
        <SelectField<string>
          name="eligibility.edition"
          label={t('eligibility.chooseEdition')}
          required
          value={chosen}
          onChange={onEdition}
          options={editions.map(({ id, name, standing }) => ({
            value: id,
            label: standing === 'ended' ? `${name} (${t('eligibility.ended')})` : name,
          }))}
        />
      </Cell>
      <Cell span={4}>
        <ItalianDateField name="eligibility.on" label={t('eligibility.on')} value={on} onChange={onDay} />
      </Cell>
    </FieldGrid>
  );
}

interface VerdictProps {
  question: { caseFileId: string; editionId: EditionId; on: string };
  editionName: string;
  fixTo: ConditionListProps['fixTo'];
  children: EligibilityPanelProps['children'];
}

function Verdict({ question, editionName, fixTo, children }: VerdictProps) {
  const { data, error, refetch } = useQuery(eligibilityQuery(question));
  if (error) return <ErrorState problem={error} onRetry={() => refetch()} />;
  if (!data) return <TableSkeleton />;
  return (
    <Stack gap={4}>
      <Outcome verdict={data} editionName={editionName} />
      <ConditionList conditions={data.conditions} fixTo={fixTo} />
      {children?.(data)}
    </Stack>
  );
}

const outcomeTones: Readonly<Record<Eligibility['outcome'], NoticeTone>> = {
  eligible: 'good',
  incomplete: 'warning',
  notEligible: 'bad',
};
const countTones: Readonly<Record<'unmet' | 'unknown' | 'met', BadgeTone>> = {
  unmet: 'bad',
  unknown: 'warning',
  met: 'good',
};

function Outcome({ verdict, editionName }: { verdict: Eligibility; editionName: string }) {
  const t = useTexts();
  const { outcome, conditions, on } = verdict;
  const count = (wanted: string) => conditions.filter((condition) => condition.outcome === wanted).length;
  return (
    <Notice tone={outcomeTones[outcome]} title={t(`eligibility.outcome.${outcome}`)}>
      <Stack gap={2}>
        <p>{t(`eligibility.outcome.${outcome}Text`, { edition: editionName, day: formatDay(on) })}</p>
        <Row>
          {(['unmet', 'unknown', 'met'] as const)
            .filter((word) => count(word) > 0)
            .map((word) => (
              <StatusBadge key={word} tone={countTones[word]}>
                {t(`eligibility.counts.${word}`, { count: count(word) })}
              </StatusBadge>
            ))}
        </Row>
      </Stack>
    </Notice>
  );
}
