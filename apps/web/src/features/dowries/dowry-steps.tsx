import { useTexts } from '../../i18n/i18n.ts';
import { formatInstantDay } from '../../lib/format.ts';
import { type Step, Stepper } from '../../ui/steps.tsx';
import type { Dowry } from './queries.ts';

/** How far the dowry has come, and where it stopped. */
export function DowrySteps({ dowry }: { dowry: Dowry }) {
  const t = useTexts();
  return <Stepper label={t('dowries.step.label')} steps={useSteps(dowry)} />;
}

function useSteps(dowry: Dowry): Step[] {
  const t = useTexts();
  const { request, clearance, refusal, withdrawal } = dowry;
  const requested: Step = {
    id: 'requested',
    label: t('dowries.step.requested'),
    state: 'done',
    note: formatInstantDay(request.at),
  };
  const granted = clearance && {
    id: 'granted',
    label: t('dowries.step.granted'),
    state: 'done' as const,
    note: formatInstantDay(clearance.at),
  };
  const ended = withdrawal ?? refusal;
  if (ended) {
    const word = withdrawal ? 'withdrawn' : 'refused';
    const end: Step = {
      id: word,
      label: t(`dowries.step.${word}`),
      state: 'failed',
      note: formatInstantDay(ended.at),
    };
    return granted ? [requested, granted, end] : [requested, end];
  }
  const started: Step = { id: 'started', label: t('dowries.step.started'), state: 'ahead' };
  if (granted) return [requested, granted, started];
  const waiting: Step = {
    id: 'granted',
    label: t('dowries.step.granted'),
    state: 'current',
    note: dowry.waiting
      ? t('dowries.step.listed', { position: dowry.waiting.position })
      : t('dowries.step.waiting'),
  };
  return [requested, waiting, started];
}
