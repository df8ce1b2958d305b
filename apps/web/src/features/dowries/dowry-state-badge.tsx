import { useTexts } from '../../i18n/i18n.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { DowryState } from './queries.ts';
import { stateTones } from './words.ts';

/** Where a dowry stands, in a word. */
export function DowryStateBadge({ state }: { state: DowryState }) {
  const t = useTexts();
  return <StatusBadge tone={stateTones[state]}>{t(`dowries.state.${state}`)}</StatusBadge>;
}
