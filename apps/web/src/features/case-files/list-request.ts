import { addDays, type CivilDate } from '@approdo/shared/dates';
import { isTaxCode } from '@approdo/shared/tax-code';
import { searchable } from '@approdo/shared/text';
import type { Shapes } from '../../lib/api.ts';
import { idIn } from '../../lib/list-params.ts';

/** Within how many days the permit ends, the ended ones among them; or only the ended ones. */
export const permitHorizons = ['ended', 'within30', 'within60', 'within90'] as const;
/** Days back to the last change. */
export const changeHorizons = ['days1', 'days7', 'days30'] as const;

export interface CaseFileListFilter {
  /** A name, a tax code or the end of a file's code. */
  readonly text: string;
  readonly districtId: string;
  readonly organisationId: string;
  readonly permit: string;
  /** `missing` for files without a work declaration in force. */
  readonly did: string;
  readonly changed: string;
  readonly sort: string;
  readonly cursor: string;
  /** The day on which the list is read, in Italy. */
  readonly today: CivilDate;
}

type Search = Shapes['SearchCaseFiles'];
type Narrowing = Pick<
  Search,
  | 'districtId'
  | 'organisationId'
  | 'permitExpiringBefore'
  | 'withoutWorkDeclaration'
  | 'updatedAfter'
  | 'limit'
  | 'cursor'
>;

export type ListRequest =
  | { readonly by: 'address'; readonly query: Narrowing & { code?: string; sort?: '-updatedAt' | 'name' } }
  | { readonly by: 'body'; readonly body: Search };

export const pageSize = 50;

/** How a list is asked for: names and tax codes in a body, everything else in the address. */
export function requestOf(filter: CaseFileListFilter): ListRequest {
  const narrowing = narrowingOf(filter);
  const text = filter.text.trim();
  if (isTaxCode(text)) return { by: 'body', body: { ...narrowing, taxCode: text } };
  if (/^(?:FA-)?[0-9-]{1,14}$/i.test(text)) return { by: 'address', query: { ...narrowing, code: text } };
  if (searchable(text) !== '') return { by: 'body', body: { ...narrowing, q: text } };
  return { by: 'address', query: { ...narrowing, ...(filter.sort === 'name' ? { sort: 'name' } : {}) } };
}

/** True when the API lets the list be ordered: not while it looks for somebody. */
export function isSortable({ text }: Pick<CaseFileListFilter, 'text'>): boolean {
  return searchable(text) === '';
}

function narrowingOf(filter: CaseFileListFilter): Narrowing {
  const { did, cursor } = filter;
  const districtId = idIn(filter.districtId);
  const organisationId = idIn(filter.organisationId);
  const permitExpiringBefore = permitLimit(filter);
  const updatedAfter = changeLimit(filter);
  return {
    limit: pageSize,
    ...(districtId && { districtId }),
    ...(organisationId && { organisationId }),
    ...(permitExpiringBefore && { permitExpiringBefore }),
    ...(did === 'missing' && { withoutWorkDeclaration: true }),
    ...(updatedAfter && { updatedAfter }),
    ...(cursor && { cursor }),
  };
}

/** The day before which a permit must end: today for those that have ended, else the day after the last of the period. */
function permitLimit({ permit, today }: CaseFileListFilter): string | null {
  if (permit === 'ended') return today;
  const days = /^within(\d{2})$/.exec(permit)?.[1];
  return days === undefined ? null : addDays(today, Number(days) + 1);
}

function changeLimit({ changed, today }: CaseFileListFilter): string | null {
  const days = /^days(\d{1,2})$/.exec(changed)?.[1];
  return days === undefined ? null : `${addDays(today, -Number(days))}T00:00:00.000Z`;
}
