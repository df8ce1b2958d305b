import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { useCan } from '../../lib/session.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import { askConfirmation } from '../../ui/confirm.tsx';
import { MoreIcon, PlusIcon } from '../../ui/icons.tsx';
import { Soft } from '../../ui/layout.tsx';
import { Menu } from '../../ui/menu.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { toast } from '../../ui/toast.tsx';
import { type CaseFile, caseFileQuery, useFileChange } from './queries.ts';
import { RecordDialog } from './record-dialog.tsx';
import type { RecordKind, RecordMode } from './record-kind.ts';

export interface RecordSectionProps<Row extends { readonly id: string }, Values extends object> {
  file: CaseFile;
  kind: RecordKind<Row, Values>;
  id: string;
  title: string;
  /** A line below the rows. */
  note?: ReactNode;
  /** What an empty section says. */
  nothing: string;
  /** Beside the button that adds. */
  tools?: ReactNode;
}

/** One kind of record of a case file: its rows, and for who may write, their actions. */
export function RecordSection<Row extends { readonly id: string }, Values extends object>(
  props: RecordSectionProps<Row, Values>,
) {
  const { file, kind, id, title, note, nothing, tools } = props;
  const can = useCan();
  const mayWrite = can('case-files:write');
  const [asked, setAsked] = useState<{ mode: RecordMode; row: Row | null } | null>(null);
  const removal = useRemoval(file, kind);
  const rows = kind.rows(file);
  const items = rows.map((row) => ({
    ...kind.show(row, file),
    id: row.id,
    actions: mayWrite && (
      <RowMenu
        kind={kind}
        row={row}
        onAsk={(mode) => setAsked({ mode, row })}
        onRemove={() => removal.ask(row)}
      />
    ),
  }));
  const add = mayWrite && (
    <Button icon={PlusIcon} tone="quiet" onClick={() => setAsked({ mode: 'add', row: null })}>
      {kind.titles.add}
    </Button>
  );
  return (
    <Section id={id} title={title} actions={<SectionTools add={add} tools={tools} />}>
      {rows.length === 0 ? <Soft>{nothing}</Soft> : <RecordList label={title} items={items} />}
      {note && <Soft small>{note}</Soft>}
      {removal.problem ? <ProblemAlert problem={removal.problem} /> : null}
      {asked && (
        <RecordDialog
          file={file}
          kind={kind}
          mode={asked.mode}
          row={asked.row}
          onClose={() => setAsked(null)}
        />
      )}
    </Section>
  );
}

function SectionTools({ add, tools }: { add: ReactNode; tools: ReactNode }) {
  if (!add && !tools) return null;
  return (
    <div>
      {tools}
      {add}
    </div>
  );
}

interface RowMenuProps<Row extends { readonly id: string }, Values extends object> {
  kind: RecordKind<Row, Values>;
  row: Row;
  onAsk: (mode: RecordMode) => void;
  onRemove: () => void;
}

function RowMenu<Row extends { readonly id: string }, Values extends object>(
  props: RowMenuProps<Row, Values>,
) {
  const { kind, row, onAsk, onRemove } = props;
  const t = useTexts();
  const modes: readonly RecordMode[] = [...(kind.furtherModes?.(row) ?? []), 'change'];
  const label = t('caseFiles.record.actions');
  return (
    <Menu
      label={label}
      target={<IconButton icon={MoreIcon} size="small" label={label} onClick={() => {}} />}
      items={[
        ...modes.map((mode) => ({
          label: kind.titles[mode] ?? kind.titles.change,
          onSelect: () => onAsk(mode),
        })),
        { label: t('caseFiles.record.remove'), isDangerous: true, onSelect: onRemove },
      ]}
    />
  );
}

function useRemoval<Row extends { readonly id: string }, Values extends object>(
  file: CaseFile,
  kind: RecordKind<Row, Values>,
) {
  const t = useTexts();
  const queryClient = useQueryClient();
  const removal = useFileChange(file.id, (row: Row) => {
    // The version on screen: whoever removes has read the row there.
    const { version } = queryClient.getQueryData(caseFileQuery(file.id).queryKey) ?? file;
    return kind.remove({ caseFileId: file.id, version }, row.id);
  });
  const ask = async (row: Row) => {
    const goesOn = await askConfirmation({
      title: t('caseFiles.record.removeTitle'),
      message: t('caseFiles.record.removeMessage'),
      confirm: t('caseFiles.record.remove'),
      isDangerous: true,
    });
    if (goesOn) removal.mutate(row, { onSuccess: () => toast(t('caseFiles.record.removed')) });
  };
  return { ask, problem: removal.error };
}
