import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { type TextOf, useTexts } from '../../i18n/i18n.ts';
import { type ListParams, useListParams } from '../../lib/list-params.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { ActivityIcon } from '../../ui/icons.tsx';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { Row } from '../../ui/layout.tsx';
import { SearchFilter } from '../../ui/search-filter.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { Timeline, type TimelineEvent } from '../../ui/timeline.tsx';
import styles from './case-files.module.css';
import { type TimelineEntry, timelineQuery } from './queries.ts';
import { changedFieldWords } from './timeline-words.ts';

const names = ['q', 'from', 'until'] as const;

/** What was done on a case file, by whom and when; searched by words and narrowed to a period. */
export function Component() {
  const t = useTexts();
  const { caseFileId = '' } = useParams();
  const list = useListParams(names);
  const timeline = useInfiniteQuery(timelineQuery(caseFileId, list.values));
  const events = (timeline.data?.pages ?? []).flatMap(({ items }) => items.map((entry) => eventOf(entry, t)));
  const isWhole = timeline.isSuccess && !timeline.hasNextPage;
  if (timeline.isError) return <ErrorState problem={timeline.error} onRetry={() => timeline.refetch()} />;
  return (
    <Card flush>
      <TimelineFilters list={list} count={isWhole ? events.length : null} />
      {timeline.isPending && <TableSkeleton />}
      {timeline.isSuccess && events.length === 0 && (
        <EmptyState
          bare
          icon={ActivityIcon}
          title={t('caseFiles.timeline.nothing')}
          description={t('caseFiles.timeline.nothingFix')}
          action={<Button onClick={list.clear}>{t('ui.filter.clear')}</Button>}
        />
      )}
      {events.length > 0 && (
        <div className={styles.timeline}>
          <Timeline label={t('caseFiles.timeline.title')} events={events} />
          {timeline.hasNextPage && (
            <Row>
              <Button onClick={() => timeline.fetchNextPage()} busy={timeline.isFetchingNextPage}>
                {t('caseFiles.timeline.older')}
              </Button>
            </Row>
          )}
        </div>
      )}
    </Card>
  );
}

function TimelineFilters({
  list,
  count,
}: {
  list: ListParams<(typeof names)[number]>;
  count: number | null;
}) {
  const t = useTexts();
  const { q, from, until } = list.values;
  return (
    <FilterBar count={count} {...(list.isFiltered ? { onClear: list.clear } : {})} chips={useChips(list)}>
      <SearchFilter
        name="q"
        label={t('caseFiles.timeline.search')}
        placeholder={t('caseFiles.timeline.searchHint')}
        value={q}
        onSearch={(text) => list.set({ q: text })}
      />
      <ItalianDateField
        name="from"
        label={t('caseFiles.timeline.from')}
        value={from || null}
        onChange={(day) => list.set({ from: day ?? '' })}
        latest={until || undefined}
      />
      <ItalianDateField
        name="until"
        label={t('caseFiles.timeline.until')}
        value={until || null}
        onChange={(day) => list.set({ until: day ?? '' })}
        earliest={from || undefined}
      />
    </FilterBar>
  );
}

function useChips(list: ListParams<(typeof names)[number]>) {
  const { q } = list.values;
  return q ? [{ id: 'q', label: q, onRemove: () => list.set({ q: '' }) }] : [];
}

function eventOf(entry: TimelineEntry, t: TextOf): TimelineEvent {
  const { id, at, text, fields, actorName, actorKind } = entry;
  const words = changedFieldWords(fields, t);
  return {
    id,
    at,
    title: text,
    detail: words && <span className={styles.fields}>{words}</span>,
    who: actorName ?? t(`caseFiles.timeline.actor.${actorKind}`),
  };
}
