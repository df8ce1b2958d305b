import { useTexts } from '../../i18n/i18n.ts';
import { type BadgeTone, StatusBadge } from '../../ui/status-badge.tsx';
import type { EditionSummary } from './queries.ts';

const tones: Record<EditionSummary['standing'], BadgeTone> = {
  upcoming: 'info',
  inForce: 'good',
  ended: 'neutral',
};

/** Whether paths may run in an edition today. */
export function StandingBadge({ standing }: { standing: EditionSummary['standing'] }) {
  const t = useTexts();
  return <StatusBadge tone={tones[standing]}>{t(`programmes.standing.${standing}`)}</StatusBadge>;
}
