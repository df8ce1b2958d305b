import { romeToday } from '@approdo/shared/dates';
import type { PlanTheme } from '@approdo/shared/plan-catalogue';
import { useState } from 'react';
import { type TextOf, useTexts } from '../../i18n/i18n.ts';
import { IconButton } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import { askConfirmation } from '../../ui/confirm.tsx';
import { CheckIcon, EditIcon, MoreIcon, TrashIcon, UndoIcon } from '../../ui/icons.tsx';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { AddAction, EditActionDialog } from './action-form.tsx';
import { ClosingDialog } from './closing-dialog.tsx';
import { type PlanAction, withClosing, withGoal, withoutAction, withoutGoal } from './draft.ts';
import { GoalDialog } from './goal-dialog.tsx';
import { GoalsTable, type PlanRow } from './goals-table.tsx';
import { themeOptions } from './labels.ts';
import styles from './plan.module.css';
import type { PlanContent } from './queries.ts';

export interface GoalsSectionProps {
  content: PlanContent;
  /** Absent on a plan that is only read. */
  onChange?: (content: PlanContent) => void;
}

/** What the dialog over the table is about. */
type Asked = { kind: 'edit' | 'close'; row: PlanRow } | null;

/** Goals and actions: one table, themes as a filter, adding always in sight. */
export function GoalsSection({ content, onChange }: GoalsSectionProps) {
  const t = useTexts();
  const [theme, setTheme] = useState<PlanTheme | ''>('');
  const [asked, setAsked] = useState<Asked>(null);
  const today = romeToday(new Date());
  return (
    <Section
      title={t('actionPlans.goals.title')}
      flush
      actions={
        <SelectField
          name="theme"
          label={t('actionPlans.goals.filter')}
          hideLabel
          placeholder={t('actionPlans.goals.allThemes')}
          value={theme}
          onChange={setTheme}
          options={themeOptions()}
        />
      }
    >
      <GoalsTable
        content={content}
        theme={theme}
        today={today}
        {...(onChange
          ? {
              tools: (row: PlanRow) => (
                <RowMenu row={row} content={content} onChange={onChange} onAsk={setAsked} />
              ),
            }
          : {})}
      />
      {onChange && (
        <div className={styles.add}>
          <AddAction content={content} onChange={onChange} />
        </div>
      )}
      {onChange && asked && (
        <RowDialog asked={asked} content={content} onChange={onChange} onClose={() => setAsked(null)} />
      )}
    </Section>
  );
}

interface RowMenuProps {
  row: PlanRow;
  content: PlanContent;
  onChange: (content: PlanContent) => void;
  onAsk: (asked: Asked) => void;
}

function RowMenu({ row, content, onChange, onAsk }: RowMenuProps) {
  const t = useTexts();
  const { title } = row.kind === 'goal' ? row.goal : row.action;
  const label = t('actionPlans.goals.toolsOf', { title });
  const items: MenuItem[] = [
    { label: t('common.edit'), icon: EditIcon, onSelect: () => onAsk({ kind: 'edit', row }) },
    ...(row.kind === 'goal' ? [] : [closingItem(row, { content, onChange, onAsk }, t)]),
    {
      label: t('common.remove'),
      icon: TrashIcon,
      isDangerous: true,
      onSelect: () => remove(row, content, t).then((next) => next && onChange(next)),
    },
  ];
  return (
    <Menu
      label={label}
      target={<IconButton icon={MoreIcon} label={label} onClick={() => {}} />}
      items={items}
    />
  );
}

function closingItem(
  row: { kind: 'action'; action: PlanAction },
  { content, onChange, onAsk }: Pick<RowMenuProps, 'content' | 'onChange' | 'onAsk'>,
  t: TextOf,
): MenuItem {
  if (row.action.outcome === 'open') {
    return {
      label: t('actionPlans.closing.confirm'),
      icon: CheckIcon,
      onSelect: () => onAsk({ kind: 'close', row }),
    };
  }
  const reopen = () => onChange(withClosing(content, row.action.id));
  return { label: t('actionPlans.closing.reopen'), icon: UndoIcon, onSelect: reopen };
}

/** A goal goes with its actions, so it is asked about; an action alone goes at once, until the plan is saved. */
async function remove(row: PlanRow, content: PlanContent, t: TextOf): Promise<PlanContent | null> {
  if (row.kind === 'action') return withoutAction(content, row.action.id);
  const count = content.actions.filter(({ goalId }) => goalId === row.goal.id).length;
  const goesOn =
    count === 0 ||
    (await askConfirmation({
      title: t('actionPlans.goal.remove'),
      message: t('actionPlans.goal.removeMessage', { count }),
      confirm: t('common.remove'),
      isDangerous: true,
    }));
  return goesOn ? withoutGoal(content, row.goal.id) : null;
}

interface RowDialogProps {
  asked: NonNullable<Asked>;
  content: PlanContent;
  onChange: (content: PlanContent) => void;
  onClose: () => void;
}

function RowDialog({ asked: { kind, row }, content, onChange, onClose }: RowDialogProps) {
  const done = (next: PlanContent) => {
    onChange(next);
    onClose();
  };
  if (row.kind === 'goal') {
    return (
      <GoalDialog goal={row.goal} onClose={onClose} onConfirm={(goal) => done(withGoal(content, goal))} />
    );
  }
  const { action } = row;
  if (kind === 'edit') {
    return <EditActionDialog action={action} content={content} onChange={onChange} onClose={onClose} />;
  }
  return (
    <ClosingDialog
      action={action}
      onClose={onClose}
      onConfirm={(closing) => done(withClosing(content, action.id, closing))}
    />
  );
}
