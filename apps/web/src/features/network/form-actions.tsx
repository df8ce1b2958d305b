import { useTexts } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';

/** How a form in a dialog ends: without a change, or saved. */
export function FormActions({ busy, onCancel }: { busy: boolean; onCancel: () => void }) {
  const t = useTexts();
  return (
    <>
      <Button onClick={onCancel}>{t('common.cancel')}</Button>
      <Button type="submit" tone="primary" busy={busy}>
        {t('common.save')}
      </Button>
    </>
  );
}
