import { useQuery } from '@tanstack/react-query';
import { planListQuery, planQuery } from '../features/action-plans/queries.ts';
import { dowryPageQuery } from '../features/dowries/queries.ts';
import { stateTones } from '../features/dowries/words.ts';
import { type TextOf, useTexts } from '../i18n/i18n.ts';
import { useCan } from '../lib/session.ts';
import type { ClockSpan } from '../ui/permit-clock.tsx';
import type { BadgeTone } from '../ui/status-badge.tsx';

export interface PathSoFar {
  /** How far the person has come, computed from the dowry and the plan; null while that is not known. */
  readonly standing: { readonly tone: BadgeTone; readonly label: string } | null;
  /** The intended internship, to be seen against the dates of the file. */
  readonly internship: readonly ClockSpan[];
}

/** Where a person's path stands: the last dowry that is still alive, else the plan, else the file alone. */
export function usePathSoFar(caseFileId: string): PathSoFar {
  const t = useTexts();
  const can = useCan();
  const plans = useQuery({ ...planListQuery(caseFileId), enabled: can('action-plans:read') });
  const dowries = useQuery({ ...dowryPageQuery({ caseFileId }), enabled: can('dowries:read') });
  const last = plans.data?.items[0];
  const plan = useQuery({ ...planQuery(last?.id ?? ''), enabled: last !== undefined }).data;
  if (!plans.data || !dowries.data) return { standing: null, internship: [] };
  const alive = dowries.data.items
    .flatMap(({ state }) => (state === 'granted' || state === 'requested' ? [state] : []))
    .at(0);
  const standing = alive
    ? { tone: stateTones[alive], label: t(`caseFiles.path.${alive}`) }
    : { tone: last ? ('info' as const) : ('neutral' as const), label: planWords(last?.state, t) };
  const { startsOn = null, endsOn = null } = plan?.content.internship ?? {};
  const internship: ClockSpan[] =
    startsOn && endsOn
      ? [
          {
            id: 'internship',
            label: t('caseFiles.path.internship'),
            from: startsOn,
            to: endsOn,
            tone: 'violet',
          },
        ]
      : [];
  return { standing, internship };
}

function planWords(state: 'draft' | 'signed' | 'inRevision' | undefined, t: TextOf): string {
  return t(state === undefined ? 'caseFiles.path.noPlan' : `caseFiles.path.plan.${state}`);
}
