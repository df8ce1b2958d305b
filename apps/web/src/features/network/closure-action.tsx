import { romeToday } from '@approdo/shared/dates';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { askConfirmation } from '../../ui/confirm.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { Modal } from '../../ui/modal.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { toast } from '../../ui/toast.tsx';
import { type Organisation, useCloseOrganisation, useReopenOrganisation } from './queries.ts';

/** Closes an open body, or opens a closed one again. */
export function ClosureAction({ organisation }: { organisation: Organisation }) {
  const t = useTexts();
  const [isClosing, setClosing] = useState(false);
  if (organisation.closedOn !== null) return <ReopenButton organisation={organisation} />;
  return (
    <>
      <Button onClick={() => setClosing(true)}>{t('network.closure.close')}</Button>
      {isClosing && (
        <Modal isOpen onClose={() => setClosing(false)} title={t('network.closure.title')} size="small">
          <ClosureForm organisation={organisation} onClose={() => setClosing(false)} />
        </Modal>
      )}
    </>
  );
}

function ReopenButton({ organisation }: { organisation: Organisation }) {
  const t = useTexts();
  const reopen = useReopenOrganisation(organisation);
  const ask = async () => {
    const question = {
      title: t('network.closure.reopen'),
      message: t('network.closure.reopenQuestion'),
      confirm: t('network.closure.reopen'),
    };
    if (await askConfirmation(question))
      reopen.mutate(undefined, { onSuccess: () => toast(t('network.closure.reopened')) });
  };
  return (
    <>
      <Button onClick={ask} busy={reopen.isPending}>
        {t('network.closure.reopen')}
      </Button>
      {reopen.error && <ProblemAlert problem={reopen.error} />}
    </>
  );
}

function ClosureForm({ organisation, onClose }: { organisation: Organisation; onClose: () => void }) {
  const t = useTexts();
  const close = useCloseOrganisation(organisation);
  const today = romeToday(new Date());
  const initial: { closedOn: string | null } = { closedOn: today };
  const form = useForm({ initial, required: ['closedOn'] });
  const save = ({ closedOn }: typeof initial) => {
    if (closedOn === null) return;
    const onSuccess = () => {
      onClose();
      toast(t('network.closure.closed'));
    };
    close.mutate({ closedOn }, { onSuccess });
  };
  return (
    <Form
      form={form}
      onSubmit={save}
      problem={close.error}
      label={t('network.closure.title')}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" tone="danger" busy={close.isPending}>
            {t('network.closure.close')}
          </Button>
        </>
      }
    >
      <p>{t('network.closure.explain')}</p>
      <ItalianDateField {...form.field('closedOn')} label={t('network.closure.day')} latest={today} />
    </Form>
  );
}
