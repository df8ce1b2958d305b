import { useTexts } from '../../i18n/i18n.ts';
import { HelpIcon } from '../../ui/icons.tsx';
import { Soft } from '../../ui/layout.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';

/** Marks a figure that no public source settles, with the reason for its value where it stands beside. */
export function AssumedBadge({ reason }: { reason?: string }) {
  const t = useTexts();
  return (
    <>
      <StatusBadge tone="warning" icon={HelpIcon}>
        {t('programmes.assumed')}
      </StatusBadge>
      {reason && <Soft small>{reason}</Soft>}
    </>
  );
}
