import { type TextOf, useTexts } from '../../i18n/i18n.ts';
import { formatDay } from '../../lib/format.ts';
import { type BadgeTone, StatusBadge } from '../../ui/status-badge.tsx';
import type { CaseFileSummary } from './queries.ts';

export type PermitStanding = CaseFileSummary['permit'];

/** How the stay stands, in words; only what asks for attention has a colour. */
export function PermitBadge({ permit }: { permit: PermitStanding }) {
  const t = useTexts();
  const words = permitWords(permit, t);
  const tone = permitTones[permit.state];
  return tone === null ? words : <StatusBadge tone={tone}>{words}</StatusBadge>;
}

export const permitTones: Record<PermitStanding['state'], BadgeTone | null> = {
  none: 'neutral',
  valid: null,
  open: null,
  expiring: 'warning',
  inRenewal: 'info',
  expired: 'bad',
};

/** How the stay stands today: valid until a day, ending in so many days, in renewal, ended, not recorded. */
export function permitWords({ state, validUntil, daysLeft }: PermitStanding, t: TextOf): string {
  if (state === 'valid') return t('caseFiles.permit.valid', { day: formatDay(validUntil) });
  if (state === 'expiring' && daysLeft === 0) return t('caseFiles.permit.today');
  if (state === 'expiring') return t('caseFiles.permit.expiring', { count: daysLeft ?? 0 });
  if (state === 'expired') return t('caseFiles.permit.expired', { day: formatDay(validUntil) });
  return t(`caseFiles.permit.${state}`);
}
