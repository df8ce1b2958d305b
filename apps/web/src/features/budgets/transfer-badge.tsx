import { useTexts } from '../../i18n/i18n.ts';
import { type BadgeTone, StatusBadge } from '../../ui/status-badge.tsx';
import type { TransferState } from './transfer-queries.ts';

const tones: Readonly<Record<TransferState, BadgeTone>> = {
  proposed: 'violet',
  approved: 'good',
  refused: 'bad',
  withdrawn: 'neutral',
};

export function TransferBadge({ state }: { state: TransferState }) {
  const t = useTexts();
  return <StatusBadge tone={tones[state]}>{t(`budgets.transfers.state.${state}`)}</StatusBadge>;
}
