import { useTexts } from '../../i18n/i18n.ts';
import { formatInstant } from '../../lib/format.ts';
import { IconButton } from '../../ui/button.tsx';
import type { Column } from '../../ui/columns.ts';
import { FilterIcon } from '../../ui/icons.tsx';
import { Code, Row, Soft } from '../../ui/layout.tsx';
import { actionName, thingName } from './action-names.ts';
import type { AuditEntry } from './queries.ts';

interface Narrowing {
  onActor: (entry: AuditEntry) => void;
  onEntity: (entry: AuditEntry) => void;
}

/** Names of fields and figures, as the API keeps them: `fields: name, phone`. */
const detailsOf = ({ details }: AuditEntry): string =>
  Object.entries(details)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join('; ');

/** The columns of the audit trail, with a way to see only one person's operations, or only those on one thing. */
export function useAuditColumns({ onActor, onEntity }: Narrowing): Column<AuditEntry>[] {
  const t = useTexts();
  const actorOf = ({ actorName, actorKind }: AuditEntry) =>
    actorName ?? (actorKind === 'system' ? t('audit.system') : '–');
  return [
    {
      id: 'at',
      header: t('audit.at'),
      cell: ({ at }) => formatInstant(at),
      text: ({ at }) => formatInstant(at),
    },
    {
      id: 'action',
      header: t('audit.action'),
      cell: (entry) => actionName(entry.action, t),
      text: (entry) => actionName(entry.action, t),
    },
    {
      id: 'actor',
      header: t('audit.actor'),
      cell: (entry) => (
        <Row gap={1}>
          <span>{actorOf(entry)}</span>
          <IconButton
            icon={FilterIcon}
            size="small"
            label={t('audit.onlyActor', { name: actorOf(entry) })}
            onClick={() => onActor(entry)}
          />
        </Row>
      ),
      text: actorOf,
    },
    {
      id: 'entity',
      header: t('audit.entity'),
      cell: (entry) => (
        <Row gap={1}>
          <span>{thingName(entry.entity, t)}</span>
          {entry.entityName && <Soft small>{entry.entityName}</Soft>}
          {entry.entityId && (
            <IconButton
              icon={FilterIcon}
              size="small"
              label={t('audit.onlyEntity')}
              onClick={() => onEntity(entry)}
            />
          )}
        </Row>
      ),
      text: ({ entity, entityName }) => [thingName(entity, t), entityName].filter(Boolean).join(': '),
    },
    {
      id: 'details',
      header: t('audit.details'),
      cell: (entry) => <Soft small>{detailsOf(entry) || '–'}</Soft>,
      text: detailsOf,
    },
    {
      id: 'area',
      header: t('audit.area'),
      isExtra: true,
      cell: ({ area }) => t(`audit.areas.${area}`),
      text: ({ area }) => t(`audit.areas.${area}`),
    },
    {
      id: 'entityId',
      header: t('audit.entityId'),
      isExtra: true,
      cell: ({ entityId }) => (entityId ? <Code>{entityId}</Code> : '–'),
      text: ({ entityId }) => entityId,
    },
    {
      id: 'request',
      header: t('audit.request'),
      isExtra: true,
      cell: ({ requestId }) => <Code>{requestId}</Code>,
      text: ({ requestId }) => requestId,
    },
  ];
}
