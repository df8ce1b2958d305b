import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { useCan } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { ShownIcon } from '../../ui/icons.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { type CaseFile, useReveal } from './queries.ts';
import { type RevealReason, revealReasons } from './words.ts';

/** Shows the restricted data of a file on request; the reason is asked for and recorded. */
export function RevealButton({ file }: { file: CaseFile }) {
  const t = useTexts();
  const can = useCan();
  const [isAsking, setAsking] = useState(false);
  if (!file.restricted || file.revealed || !can('case-files:reveal')) return null;
  return (
    <>
      <Button icon={ShownIcon} tone="quiet" onClick={() => setAsking(true)}>
        {t('caseFiles.reveal.show')}
      </Button>
      {isAsking && <RevealDialog caseFileId={file.id} onClose={() => setAsking(false)} />}
    </>
  );
}

function RevealDialog({ caseFileId, onClose }: { caseFileId: string; onClose: () => void }) {
  const t = useTexts();
  const reveal = useReveal(caseFileId);
  const initial: { reason: RevealReason | '' } = { reason: '' };
  const form = useForm({ initial, required: ['reason'] });
  return (
    <Modal isOpen onClose={onClose} title={t('caseFiles.reveal.show')} size="small">
      <Form
        form={form}
        guard={false}
        onSubmit={({ reason }) => {
          if (reason !== '') reveal.mutate({ reason }, { onSuccess: onClose });
        }}
        problem={reveal.error}
        actions={
          <>
            <Button type="submit" tone="primary" busy={reveal.isPending}>
              {t('ui.masked.reveal')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </>
        }
      >
        <Notice>{t('caseFiles.reveal.recorded')}</Notice>
        <SelectField
          {...form.field('reason')}
          autoFocus
          label={t('caseFiles.reveal.why')}
          options={revealReasons.map((value) => ({ value, label: t(`caseFiles.reveal.reason.${value}`) }))}
        />
      </Form>
    </Modal>
  );
}
