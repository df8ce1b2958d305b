import { isCivilDate } from '@approdo/shared/dates';
import { addQuarters, endOfQuarter } from '@approdo/shared/quarters';
import { useTexts } from '../../i18n/i18n.ts';
import { useAccount } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { BudgetsIcon, ChevronLeftIcon, ChevronRightIcon } from '../../ui/icons.tsx';
import { Row } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Pager } from '../../ui/pager.tsx';
import type { FigureScope } from './figure-link.tsx';
import { PlanCell, type QuarterTime } from './plan-cell.tsx';
import type { PlanState } from './plan-filter.ts';
import type { DistrictPlans, DistrictPlansPage, PlanFigures } from './plan-queries.ts';
import { quarterName } from './quarter-names.ts';

/** Districts as rows and quarters as columns, with the sums of both; a card for each district on a narrow screen. */
export function PlanTable({ plans, list }: { plans: DistrictPlansPage; list: PlanState['list'] }) {
  const t = useTexts();
  const reader = useReader();
  const totals = useTotals(plans);
  const isCut = plans.nextCursor !== null || list.cursor !== '';
  return (
    <Section
      title={t('budgetPlans.table')}
      note={t('budgetPlans.tableNote')}
      actions={<QuarterSteps plans={plans} list={list} />}
      flush
    >
      {isCut && (
        <Notice>
          <p>{t('budgetPlans.cut', { count: plans.items.length })}</p>
        </Notice>
      )}
      <DataTable
        caption={t('budgetPlans.table')}
        columns={useColumns(plans)}
        rows={plans.items}
        rowKey={({ districtId }) => districtId}
        holdsFirst
        {...((isCut || plans.items.length > 1) && { totals })}
        empty={{
          icon: BudgetsIcon,
          title: t('budgetPlans.emptyTitle'),
          description: t(`budgetPlans.empty.${reader}`),
        }}
      />
      <Pager nextCursor={plans.nextCursor} shown={plans.items.length} />
    </Section>
  );
}

function useReader() {
  const { role } = useAccount();
  return role === 'coordinator' ? 'coordinator' : role === 'authority' ? 'authority' : 'other';
}

/** Earlier and later quarters, in the address. */
function QuarterSteps({ plans, list }: { plans: DistrictPlansPage; list: PlanState['list'] }) {
  const t = useTexts();
  const first = plans.totals.quarters[0]?.quarterStartsOn ?? '';
  const go = (by: number) => isCivilDate(first) && list.set({ from: addQuarters(first, by) });
  return (
    <Row gap={1}>
      <Button icon={ChevronLeftIcon} onClick={() => go(-1)}>
        {t('budgetPlans.earlier')}
      </Button>
      {list.values.from !== '' && (
        <Button onClick={() => list.set({ from: '' })}>{t('budgetPlans.today')}</Button>
      )}
      <Button icon={ChevronRightIcon} iconAt="end" onClick={() => go(1)}>
        {t('budgetPlans.later')}
      </Button>
    </Row>
  );
}

export function timeOf(startsOn: string, currentQuarterStartsOn: string): QuarterTime {
  if (startsOn === currentQuarterStartsOn) return 'now';
  return startsOn < currentQuarterStartsOn ? 'past' : 'toCome';
}

/** The movements of a quarter; of the one in progress and those to come, until now. */
function daysOf(startsOn: string, time: QuarterTime): FigureScope {
  const isOver = time === 'past' && isCivilDate(startsOn);
  return { from: startsOn, ...(isOver ? { day: endOfQuarter(startsOn) } : {}) };
}

const sums = ['untilNow', 'shown'] as const;

/** How each figure of a row, or of the last one, is drawn. */
function useCells({ editionId, fundId, currentQuarterStartsOn: current, totals }: DistrictPlansPage) {
  const t = useTexts();
  const first = totals.quarters[0]?.quarterStartsOn ?? '';
  const last = totals.quarters.at(-1)?.quarterStartsOn ?? '';
  const scopeOf = (districtId: string | null): FigureScope => ({
    edition: editionId,
    fund: fundId,
    ...(districtId === null ? {} : { district: districtId }),
  });
  return {
    quarter: (startsOn: string, figures: PlanFigures, whose: Whose) => (
      <PlanCell
        figures={figures}
        time={timeOf(startsOn, current)}
        scope={{ ...scopeOf(whose.districtId), ...daysOf(startsOn, timeOf(startsOn, current)) }}
        place={`${whose.name}, ${quarterName(t, startsOn)}`}
      />
    ),
    sum: (name: (typeof sums)[number], figures: PlanFigures, whose: Whose) => (
      <PlanCell
        figures={figures}
        time={name === 'untilNow' ? 'now' : timeOf(last, current)}
        scope={{
          ...scopeOf(whose.districtId),
          ...(name === 'shown' ? { ...daysOf(last, timeOf(last, current)), from: first } : {}),
        }}
        place={`${whose.name}, ${t(`budgetPlans.sum.${name}`)}`}
      />
    ),
  };
}

interface Whose {
  /** Null for the sum of all. */
  districtId: string | null;
  name: string;
}

const whoseOf = ({ districtId, districtName }: DistrictPlans): Whose => ({ districtId, name: districtName });

function useColumns(plans: DistrictPlansPage): Column<DistrictPlans>[] {
  const t = useTexts();
  const cells = useCells(plans);
  return [
    { id: 'district', header: t('budgets.district'), cell: ({ districtName }) => districtName },
    {
      id: 'untilNow',
      header: t('budgetPlans.sum.untilNow'),
      align: 'end',
      cell: (row) => cells.sum('untilNow', row.untilNow, whoseOf(row)),
    },
    ...plans.totals.quarters.map(({ quarterStartsOn: startsOn }, index): Column<DistrictPlans> => {
      const name = quarterName(t, startsOn, 'short');
      return {
        id: startsOn,
        header: startsOn === plans.currentQuarterStartsOn ? t('budgetPlans.current', { name }) : name,
        align: 'end',
        cell: (row) => {
          const figures = row.quarters[index];
          return figures && cells.quarter(startsOn, figures, whoseOf(row));
        },
      };
    }),
    {
      id: 'shown',
      header: t('budgetPlans.sum.shown'),
      align: 'end',
      cell: (row) => cells.sum('shown', row.shown, whoseOf(row)),
    },
  ];
}

function useTotals(plans: DistrictPlansPage) {
  const t = useTexts();
  const cells = useCells(plans);
  const { quarters, untilNow, shown } = plans.totals;
  const all = { districtId: null, name: t('budgetPlans.allDistricts') };
  return {
    district: t('budgets.total'),
    untilNow: cells.sum('untilNow', untilNow, all),
    ...Object.fromEntries(
      quarters.map((figures) => [
        figures.quarterStartsOn,
        cells.quarter(figures.quarterStartsOn, figures, all),
      ]),
    ),
    shown: cells.sum('shown', shown, all),
  };
}
