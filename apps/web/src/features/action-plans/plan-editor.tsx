import { useEffect, useEffectEvent, useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { fieldErrorsOf } from '../../lib/api-problem.ts';
import { Button } from '../../ui/button.tsx';
import { askConfirmation } from '../../ui/confirm.tsx';
import { CheckIcon } from '../../ui/icons.tsx';
import { WithSidebar } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { toast } from '../../ui/toast.tsx';
import { useUnsavedChanges } from '../../ui/unsaved-changes.tsx';
import { CostPanel } from './cost-panel.tsx';
import { writeOf } from './draft.ts';
import { GoalsSection } from './goals-section.tsx';
import { InternshipSection, ServicesSection, SituationSection } from './path-sections.tsx';
import { PathWarnings } from './path-warnings.tsx';
import styles from './plan.module.css';
import { PlanBar } from './plan-bar.tsx';
import { PlanSheet } from './plan-sheet.tsx';
import { type Edition, type Plan, type PlanContent, useDropRevision, useWritePlan } from './queries.ts';
import { SignaturePanel } from './signature-panel.tsx';
import { VersionsPanel } from './versions-panel.tsx';

interface PlanEditorProps {
  plan: Plan;
  edition: Edition;
  personName?: string | undefined;
}

/** A plan being written: everything on one page, its cost live, saved whole. */
export function PlanEditor({ plan, edition, personName }: PlanEditorProps) {
  const t = useTexts();
  const editing = useEditing(plan);
  const { content, problem, saved } = editing;
  const errors = fieldErrorsOf(problem);
  const section = { content, edition, onChange: editing.change, errorOf: (path: string) => errors[path] };
  return (
    <>
      <div className={styles.screen}>
        <PlanBar plan={saved} edition={edition} actions={<EditorActions editing={editing} />} />
        {saved.revisionReason && (
          <Notice title={t('actionPlans.revise.open')}>
            <p>{saved.revisionReason}</p>
          </Notice>
        )}
        <PathWarnings plan={saved} />
        {editing.isOvertaken && <Overtaken onReload={editing.reload} />}
        {problem ? <ProblemAlert problem={problem} /> : null}
        <WithSidebar
          sidebar={
            <>
              <CostPanel content={content} edition={edition} isLive />
              <SignaturePanel plan={saved} hasEdits={editing.isDirty} />
              <VersionsPanel plan={saved} />
            </>
          }
        >
          <SituationSection {...section} />
          <GoalsSection content={content} onChange={editing.change} />
          <ServicesSection {...section} />
          <InternshipSection {...section} />
        </WithSidebar>
      </div>
      <PlanSheet plan={saved} content={content} edition={edition} personName={personName} />
    </>
  );
}

function EditorActions({ editing }: { editing: ReturnType<typeof useEditing> }) {
  const t = useTexts();
  const { saved } = editing;
  const drop = async () => {
    const goesOn = await askConfirmation({
      title: t('actionPlans.revise.drop'),
      message: t('actionPlans.revise.dropMessage'),
      confirm: t('actionPlans.revise.drop'),
      isDangerous: true,
    });
    if (goesOn) editing.drop();
  };
  return (
    <>
      {editing.isDirty ? (
        <Button tone="primary" onClick={editing.save} busy={editing.isSaving}>
          {t('common.save')}
        </Button>
      ) : (
        <StatusBadge icon={CheckIcon}>{t('actionPlans.allSaved')}</StatusBadge>
      )}
      {saved.state === 'inRevision' && <Button onClick={drop}>{t('actionPlans.revise.drop')}</Button>}
    </>
  );
}

function Overtaken({ onReload }: { onReload: () => void }) {
  const t = useTexts();
  return (
    <Notice tone="warning" title={t('actionPlans.overtaken.title')}>
      <p>{t('actionPlans.overtaken.message')}</p>
      <Button onClick={onReload}>{t('actionPlans.overtaken.reload')}</Button>
    </Notice>
  );
}

/**
 * The text being written over the version it began from. What a colleague saves meanwhile is taken up at once when
 * nothing was typed here; otherwise it is told, and nothing that was typed is lost without being asked.
 */
function useEditing(plan: Plan) {
  const t = useTexts();
  const [saved, setSaved] = useState(plan);
  const [content, setContent] = useState<PlanContent>(plan.content);
  const edited = { actionPlanId: plan.id, version: saved.version };
  const write = useWritePlan(edited);
  const dropping = useDropRevision(edited);
  const isDirty = JSON.stringify(content) !== JSON.stringify(saved.content);
  const { release, rearm } = useUnsavedChanges(isDirty);
  const takeUp = (next: Plan) => {
    setSaved(next);
    setContent(next.content);
  };
  const adopt = useEffectEvent((next: Plan) => {
    if (next.version !== saved.version && !isDirty) takeUp(next);
  });
  useEffect(() => adopt(plan), [plan]);
  return {
    saved,
    content,
    isDirty,
    change: setContent,
    isSaving: write.isPending,
    problem: write.error ?? dropping.error,
    isOvertaken: plan.version !== saved.version && isDirty,
    save: () => {
      release();
      write.mutate(writeOf(content), {
        onSuccess: (next) => {
          takeUp(next);
          toast(t('actionPlans.saved'));
        },
        onError: rearm,
      });
    },
    reload: () => {
      write.reset();
      takeUp(plan);
    },
    drop: () => {
      release();
      dropping.mutate(undefined, { onError: rearm });
    },
  };
}
