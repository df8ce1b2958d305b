import { type TextOf, useTexts } from '../../i18n/i18n.ts';
import { formatDay } from '../../lib/format.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';

/** `dal 05/03/2026 al 04/09/2026`, or the end that is known; empty when neither is. */
export function periodWords(from: string | null, until: string | null, t: TextOf): string {
  if (from !== null && until !== null)
    return t('caseFiles.period.whole', { from: formatDay(from), until: formatDay(until) });
  if (from !== null) return t('caseFiles.period.since', { day: formatDay(from) });
  return until === null ? '' : t('caseFiles.period.until', { day: formatDay(until) });
}

/** Whether a record still counts. */
export function InForceBadge({ isPast }: { isPast: boolean }) {
  const t = useTexts();
  return isPast ? (
    <StatusBadge>{t('caseFiles.period.ended')}</StatusBadge>
  ) : (
    <StatusBadge tone="good">{t('caseFiles.period.inForce')}</StatusBadge>
  );
}
