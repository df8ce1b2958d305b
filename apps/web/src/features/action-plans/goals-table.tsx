import { type PlanTheme, planThemeLabels } from '@approdo/shared/plan-catalogue';
import type { ReactNode } from 'react';
import { currentLanguage, type TextOf, useTexts } from '../../i18n/i18n.ts';
import { dash, formatDay } from '../../lib/format.ts';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Soft } from '../../ui/layout.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { PlanAction, PlanGoal } from './draft.ts';
import styles from './plan.module.css';
import type { PlanContent } from './queries.ts';

/** A row of the table: a goal, or an action below the goal it serves. */
export type PlanRow = { kind: 'goal'; goal: PlanGoal } | { kind: 'action'; action: PlanAction };

export interface GoalsTableProps {
  content: PlanContent;
  /** Only goals and actions of this theme; all of them when empty. */
  theme?: PlanTheme | '';
  /** What can be done with a row; nothing on a signed plan. */
  tools?: (row: PlanRow) => ReactNode;
  /** A day before today is late. */
  today: string;
}

/** Goals and actions in one table: each goal, then what is to be done for it. */
export function GoalsTable({ content, theme = '', tools, today }: GoalsTableProps) {
  const t = useTexts();
  return (
    <DataTable
      caption={t('actionPlans.goals.title')}
      columns={useColumns(content, today, tools)}
      rows={rowsOf(content, theme)}
      rowKey={(row) => (row.kind === 'goal' ? row.goal.id : row.action.id)}
      empty={{
        title: t('actionPlans.goals.empty'),
        description: tools ? t('actionPlans.goals.emptyFix') : undefined,
      }}
    />
  );
}

/** A goal stays in sight when it has the theme, or any of its actions does. */
function rowsOf({ actions, goals }: PlanContent, theme: PlanTheme | ''): PlanRow[] {
  const isShown = (one: { theme: PlanTheme }) => theme === '' || one.theme === theme;
  return goals.flatMap((goal): PlanRow[] => {
    const own = actions.filter((action) => action.goalId === goal.id && isShown(action));
    if (own.length === 0 && !isShown(goal)) return [];
    return [{ kind: 'goal', goal }, ...own.map((action) => ({ kind: 'action', action }) as const)];
  });
}

function useColumns(
  { actions }: PlanContent,
  today: string,
  tools: GoalsTableProps['tools'],
): Column<PlanRow>[] {
  const t = useTexts();
  const language = currentLanguage();
  const ofGoal = (goalId: string) => actions.filter((action) => action.goalId === goalId);
  return [
    {
      id: 'title',
      header: t('actionPlans.goals.what'),
      cell: (row) =>
        row.kind === 'goal' ? (
          <span className={styles.goal}>{row.goal.title}</span>
        ) : (
          <span className={styles.action}>{row.action.title}</span>
        ),
    },
    {
      id: 'theme',
      header: t('actionPlans.action.theme'),
      cell: (row) => planThemeLabels[row.kind === 'goal' ? row.goal.theme : row.action.theme][language],
    },
    {
      id: 'responsible',
      header: t('actionPlans.action.responsible'),
      cell: (row) =>
        row.kind === 'goal' ? (
          <Soft>{t('actionPlans.goal.actions', { count: ofGoal(row.goal.id).length })}</Soft>
        ) : (
          t(`actionPlans.responsible.${row.action.responsible}`)
        ),
    },
    {
      id: 'dueOn',
      header: t('actionPlans.action.dueOn'),
      cell: (row) =>
        row.kind === 'goal' ? (
          <Soft>{formatDay(lastDay(ofGoal(row.goal.id)))}</Soft>
        ) : (
          <DueDay action={row.action} today={today} />
        ),
    },
    {
      id: 'outcome',
      header: t('actionPlans.action.outcome'),
      cell: (row) => (row.kind === 'goal' ? goalOutcome(ofGoal(row.goal.id), t) : outcomeCell(row.action, t)),
    },
    ...(tools ? [{ id: 'tools', header: t('actionPlans.goals.tools'), hideHeader: true, cell: tools }] : []),
  ];
}

/** The day by which all of a goal's actions are due. */
function lastDay(actions: readonly PlanAction[]): string | null {
  return (
    actions
      .flatMap(({ dueOn }) => dueOn ?? [])
      .toSorted()
      .at(-1) ?? null
  );
}

function goalOutcome(actions: readonly PlanAction[], t: TextOf): ReactNode {
  const done = actions.filter(({ outcome }) => outcome === 'done').length;
  return <Soft>{t('actionPlans.goal.done', { count: done, of: actions.length })}</Soft>;
}

function DueDay({ action, today }: { action: PlanAction; today: string }) {
  const t = useTexts();
  if (action.dueOn === null) return <Soft>{dash}</Soft>;
  const isLate = action.outcome === 'open' && action.dueOn < today;
  return (
    <>
      {formatDay(action.dueOn)}{' '}
      {isLate && <StatusBadge tone="bad">{t('actionPlans.goals.late')}</StatusBadge>}
    </>
  );
}

function outcomeCell(action: PlanAction, t: TextOf): ReactNode {
  if (action.outcome === 'open') return <StatusBadge>{t('actionPlans.outcome.open')}</StatusBadge>;
  return (
    <>
      <StatusBadge tone={action.outcome === 'done' ? 'good' : 'warning'}>
        {t(`actionPlans.outcome.${action.outcome}`)}
      </StatusBadge>{' '}
      <Soft small>
        {formatDay(action.closedOn)} · {action.closingReason}
      </Soft>
    </>
  );
}
