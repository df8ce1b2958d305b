import { useTexts } from '../../i18n/i18n.ts';
import { HelpIcon } from '../../ui/icons.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';

/** Marks a figure that no public source settles. */
export function AssumedBadge() {
  const t = useTexts();
  return (
    <StatusBadge tone="warning" icon={HelpIcon}>
      {t('programmes.assumed')}
    </StatusBadge>
  );
}
