import { useTexts } from '../../i18n/i18n.ts';
import { useAttempt } from '../../lib/attempt.ts';
import { Button } from '../../ui/button.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Notice } from '../../ui/notice.tsx';
import { toast } from '../../ui/toast.tsx';
import { askToLeave } from './ask-to-leave.ts';
import { ClashAlert, SaveButton } from './clash-alert.tsx';
import type { CaseFile } from './queries.ts';
import { useRebasingChange } from './rebase.ts';
import type { RecordKind, RecordMode } from './record-kind.ts';

export interface RecordDialogProps<Row extends { readonly id: string }, Values extends object> {
  file: CaseFile;
  kind: RecordKind<Row, Values>;
  mode: RecordMode;
  row: Row | null;
  onClose: () => void;
}

/** Adds, corrects or closes one record of a case file. */
export function RecordDialog<Row extends { readonly id: string }, Values extends object>(
  props: RecordDialogProps<Row, Values>,
) {
  const { file, kind, mode, row, onClose } = props;
  const t = useTexts();
  const valuesIn = (from: CaseFile) => kind.valuesOf(rowIn(kind, from, row), mode);
  const form = useForm<Values>({
    initial: kind.valuesOf(row, mode),
    required: kind.required(mode, row),
    check: (values) => kind.check?.(values, file) ?? {},
  });
  const attempt = useAttempt();
  const { change, clash, rebase } = useRebasingChange({
    file,
    form,
    valuesOf: valuesIn,
    send: (base, after) => {
      const on = { caseFileId: base.id, version: base.version };
      if (row !== null) return kind.change(on, row.id, { before: valuesIn(base), after });
      return kind.add({ ...on, once: attempt.headers({ ...on, after }) }, after);
    },
  });
  const isGone = row !== null && rowIn(kind, file, row) === null;
  const close = async () => {
    if (!form.isDirty || (await askToLeave(t))) onClose();
  };
  const save = (values: Values) =>
    change.mutate(values, {
      onSuccess: () => {
        toast(t('caseFiles.record.saved'));
        onClose();
      },
    });
  const title = kind.titles[mode] ?? kind.titles.change;
  return (
    <Modal isOpen onClose={close} title={title} size="medium">
      <Form
        form={form}
        onSubmit={save}
        problem={change.error}
        alert={isGone ? <GoneAlert /> : clash && <ClashAlert {...kind} clash={clash} onRebase={rebase} />}
        label={title}
        actions={
          <>
            <SaveButton isSaving={change.isPending} isBlocked={clash !== null} />
            <Button onClick={close}>{t('common.cancel')}</Button>
          </>
        }
      >
        <kind.Fields form={form} mode={mode} file={file} row={row} />
      </Form>
    </Modal>
  );
}

function GoneAlert() {
  const t = useTexts();
  return <Notice tone="warning" isUrgent title={t('caseFiles.record.gone')} />;
}

/** The same record in another reading of the file; null when it is not there. */
function rowIn<Row extends { readonly id: string }, Values extends object>(
  kind: RecordKind<Row, Values>,
  file: CaseFile,
  row: Row | null,
): Row | null {
  return row && (kind.rows(file).find(({ id }) => id === row.id) ?? null);
}
