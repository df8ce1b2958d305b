import { type CivilDate, isCivilDate } from '@approdo/shared/dates';
import type { Context } from '../../platform/context.ts';
import { decodeCursor, type Page, pageFrom, pageLimitDefault } from '../../platform/keyset.ts';
import { notFound } from '../../platform/problem.ts';
import { editionById, editions, funds, isInForce, programmes } from './editions/catalogue.ts';
import { copyOf, fundIdsOf } from './editions/copy.ts';
import type { Edition } from './editions/edition.ts';
import { editionUnknown } from './errors.ts';
import type { EditionFilter, EditionSummary, EditionView, ProgrammeFilter } from './schemas.ts';

/** The programmes, each with its editions. */
export function programmePage(filter: ProgrammeFilter) {
  const items = programmes.map((programme) => ({
    ...programme,
    editionIds: editions.filter(({ programmeId }) => programmeId === programme.id).map(({ id }) => id),
  }));
  return pageOfData(items, filter);
}

/** The editions, newest first, and whether each is in force today. */
export function editionPage(ctx: Context, filter: EditionFilter): Page<EditionSummary> {
  const { on, programmeId } = filter;
  const items = editions
    .filter((edition) => programmeId === undefined || edition.programmeId === programmeId)
    .filter((edition) => on === undefined || (isCivilDate(on) && isInForce(edition, on)))
    .toSorted((a, b) => (a.window.applicationsFrom.value < b.window.applicationsFrom.value ? 1 : -1))
    .map((edition) => summaryOf(edition, ctx.clock.today()));
  return pageOfData(items, filter);
}

/** One edition with every figure, its source and whether it is assumed. Error: 404. */
export function editionView(ctx: Context, { editionId }: { editionId: string }): EditionView {
  const edition = editionById(editionId);
  if (edition === undefined) throw notFound();
  return { ...copyOf(edition), standing: standingOf(edition, ctx.clock.today()) };
}

/** The edition a command was asked for. Error: 422. */
export function editionNamed(editionId: string): Edition {
  const edition = editionById(editionId);
  if (edition === undefined) throw editionUnknown();
  return edition;
}

interface Asked {
  readonly limit?: number;
  readonly cursor?: string;
}

/** A page of data that is not in the database: the cursor is the id before it. */
function pageOfData<Item extends { readonly id: string }>(items: readonly Item[], asked: Asked): Page<Item> {
  const limit = asked.limit ?? pageLimitDefault;
  const [after] = decodeCursor(asked.cursor, 1) ?? [];
  const start = items.findIndex(({ id }) => id === after) + 1;
  return pageFrom(items.slice(start, start + limit + 1), limit, ({ id }) => [id]);
}

function standingOf(edition: Edition, today: CivilDate): EditionView['standing'] {
  if (today < edition.window.applicationsFrom.value) return 'upcoming';
  return isInForce(edition, today) ? 'inForce' : 'ended';
}

function summaryOf(edition: Edition, today: CivilDate): EditionSummary {
  const amounts = edition.variants.map((variant) => variant.amountCents.value);
  const used = fundIdsOf(edition);
  return {
    id: edition.id,
    programmeId: edition.programmeId,
    name: edition.name,
    standing: standingOf(edition, today),
    applicationsFrom: edition.window.applicationsFrom.value,
    internshipsEndBy: edition.window.internshipsEndBy.value,
    amountCents: edition.variants[0].amountCents.value,
    amountCentsMax: Math.max(...amounts),
    fundIds: used,
    funds: funds.filter(({ id }) => used.includes(id)),
  };
}
