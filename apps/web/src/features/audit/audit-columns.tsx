import { isCivilDate } from '@approdo/shared/dates';
import { isRole } from '@approdo/shared/roles';
import { type TextOf, useTexts } from '../../i18n/i18n.ts';
import { formatDay, formatInstant, formatMoney } from '../../lib/format.ts';
import { IconButton } from '../../ui/button.tsx';
import type { Column } from '../../ui/columns.ts';
import { FilterIcon } from '../../ui/icons.tsx';
import { Code, Row, Soft } from '../../ui/layout.tsx';
import { actionName, detailName, thingName } from './action-names.ts';
import type { AuditEntry } from './queries.ts';

interface Narrowing {
  onActor: (entry: AuditEntry) => void;
  onEntity: (entry: AuditEntry) => void;
}

/** What an operation was about: names of fields, figures, reasons; `campi: name, phone`. */
const detailsOf = ({ details }: AuditEntry, t: TextOf): string =>
  Object.entries(details)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${detailName(name, t)}: ${detailValue(name, value, t)}`)
    .join('; ');

function detailValue(name: string, value: unknown, t: TextOf): string {
  if (typeof value === 'number' && name.endsWith('Cents')) return formatMoney(value);
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (typeof value === 'string' && isCivilDate(value)) return formatDay(value);
  if (typeof value === 'string' && isRole(value)) return t(`common.roles.${value}`);
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** The columns of the audit trail, with a way to see only one person's operations, or only those on one thing. */
export function useAuditColumns({ onActor, onEntity }: Narrowing): Column<AuditEntry>[] {
  const t = useTexts();
  const actorOf = ({ actorName, actorKind }: AuditEntry) =>
    actorName ?? (actorKind === 'system' ? t('audit.system') : '–');
  const entityOf = ({ entity, entityName }: AuditEntry) =>
    [thingName(entity, t), entityName].filter(Boolean).join(': ');
  return [
    textColumn('at', t('audit.at'), ({ at }) => formatInstant(at)),
    textColumn('action', t('audit.action'), ({ action }) => actionName(action, t)),
    {
      id: 'actor',
      header: t('audit.actor'),
      cell: (entry) => (
        <Narrowable
          text={actorOf(entry)}
          label={t('audit.onlyActor', { name: actorOf(entry) })}
          onOnly={() => onActor(entry)}
        />
      ),
      text: actorOf,
    },
    {
      id: 'entity',
      header: t('audit.entity'),
      cell: (entry) =>
        entry.entityId ? (
          <Narrowable text={entityOf(entry)} label={t('audit.onlyEntity')} onOnly={() => onEntity(entry)} />
        ) : (
          entityOf(entry)
        ),
      text: entityOf,
    },
    {
      id: 'details',
      header: t('audit.details'),
      cell: (entry) => <Soft small>{detailsOf(entry, t) || '–'}</Soft>,
      text: (entry) => detailsOf(entry, t),
    },
    ...useExtraColumns(),
  ];
}

const textColumn = (id: string, header: string, text: (entry: AuditEntry) => string): Column<AuditEntry> => ({
  id,
  header,
  cell: text,
  text,
});

/** Columns for who looks into a single act. */
function useExtraColumns(): Column<AuditEntry>[] {
  const t = useTexts();
  const code = (id: string, header: string, text: (entry: AuditEntry) => string | null) => ({
    id,
    header,
    isExtra: true,
    cell: (entry: AuditEntry) => <Code>{text(entry) ?? '–'}</Code>,
    text,
  });
  return [
    { ...textColumn('area', t('audit.area'), ({ area }) => t(`audit.areas.${area}`)), isExtra: true },
    code('entityId', t('audit.entityId'), ({ entityId }) => entityId),
    code('request', t('audit.request'), ({ requestId }) => requestId),
  ];
}

/** A text with a button that leaves only the rows which say the same. */
function Narrowable({ text, label, onOnly }: { text: string; label: string; onOnly: () => void }) {
  return (
    <Row gap={1}>
      <span>{text}</span>
      <IconButton icon={FilterIcon} size="small" label={label} onClick={onOnly} />
    </Row>
  );
}
