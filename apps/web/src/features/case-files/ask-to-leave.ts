import type { TextOf } from '../../i18n/i18n.ts';
import { askConfirmation } from '../../ui/confirm.tsx';

/** Asks before what was typed in a dialog, or in a step of a page, is lost; true to lose it. */
export function askToLeave(t: TextOf): Promise<boolean> {
  return askConfirmation({
    title: t('ui.unsaved.title'),
    message: t('caseFiles.record.unsaved'),
    confirm: t('ui.unsaved.leave'),
    cancel: t('caseFiles.record.stay'),
    isDangerous: true,
  });
}
