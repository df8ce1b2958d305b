import { queryOptions } from '@tanstack/react-query';
import { api, type Shapes, unwrap } from '../../lib/api.ts';

export type AuditEntry = Shapes['AuditEntry'];

export interface AuditFilter {
  area?: AuditEntry['area'];
  from?: string;
  to?: string;
  actorId?: string;
  entityId?: string;
  cursor?: string;
}

/** A page of what was done, newest first. */
export function auditPageQuery(filter: AuditFilter) {
  return queryOptions({
    queryKey: ['audit', 'page', filter],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/audit-entries', { params: { query: { limit: 50, ...filter } }, signal })),
  });
}
