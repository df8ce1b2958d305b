import { useTexts } from '../../i18n/i18n.ts';
import { formatInstant } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { RefreshIcon } from '../../ui/icons.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Clash } from './rebase.ts';

export interface ClashAlertProps<Values> {
  clash: Clash<Values>;
  labels: Readonly<Record<keyof Values & string, string>>;
  /** A field's value in words. */
  say: (name: keyof Values & string, values: Values) => string;
  onRebase: () => void;
}

/** Somebody else was faster: who, which fields they changed, and the way to go on with what was typed. */
export function ClashAlert<Values>({ clash, labels, say, onRebase }: ClashAlertProps<Values>) {
  const t = useTexts();
  const { latest, theirs } = clash;
  const who = latest.lastUpdatedBy ?? t('caseFiles.clash.application');
  return (
    <Notice
      tone="warning"
      isUrgent
      title={t('caseFiles.clash.title', { who, when: formatInstant(latest.updatedAt) })}
    >
      <Stack gap={3}>
        <p>{t(theirs.length === 0 ? 'caseFiles.clash.elsewhere' : 'caseFiles.clash.kept')}</p>
        {theirs.length > 0 && <ChangedFields clash={clash} labels={labels} say={say} />}
        <Row>
          <Button icon={RefreshIcon} onClick={onRebase}>
            {t('caseFiles.clash.goOn')}
          </Button>
        </Row>
      </Stack>
    </Notice>
  );
}

function ChangedFields<Values>({ clash, labels, say }: Omit<ClashAlertProps<Values>, 'onRebase'>) {
  const t = useTexts();
  const { before, now, typed, theirs, both } = clash;
  const columns: Column<keyof Values & string>[] = [
    { id: 'field', header: t('caseFiles.clash.field'), cell: (name) => labels[name] },
    { id: 'before', header: t('caseFiles.clash.before'), cell: (name) => say(name, before) },
    { id: 'now', header: t('caseFiles.clash.now'), cell: (name) => say(name, now) },
    {
      id: 'typed',
      header: t('caseFiles.clash.typed'),
      cell: (name) => (both.has(name) ? say(name, typed) : t('caseFiles.clash.untouched')),
    },
  ];
  return (
    <DataTable
      caption={t('caseFiles.clash.fields')}
      columns={columns}
      rows={theirs}
      rowKey={(name) => name}
    />
  );
}

/** Saves; while somebody else's change waits to be seen, it says so. */
export function SaveButton({ isSaving, isBlocked }: { isSaving: boolean; isBlocked: boolean }) {
  const t = useTexts();
  const disabledReasons = isBlocked ? [{ text: t('caseFiles.clash.first') }] : [];
  return (
    <Button type="submit" tone="primary" busy={isSaving} disabledReasons={disabledReasons}>
      {t('common.save')}
    </Button>
  );
}
