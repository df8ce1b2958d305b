import { useTexts } from '../../i18n/i18n.ts';
import { formatDay } from '../../lib/format.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';

/** Whether a body is open, or since when it is closed. */
export function OpenBadge({ closedOn }: { closedOn: string | null }) {
  const t = useTexts();
  if (closedOn === null) return <StatusBadge tone="good">{t('network.state.open')}</StatusBadge>;
  return (
    <StatusBadge tone="neutral">{t('network.closure.closedOn', { day: formatDay(closedOn) })}</StatusBadge>
  );
}
