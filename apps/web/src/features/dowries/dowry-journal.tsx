import { dowryComponentLabels } from '@approdo/shared/dowry';
import { useInfiniteQuery } from '@tanstack/react-query';
import { currentLanguage, useTexts } from '../../i18n/i18n.ts';
import { formatDay, formatInstantDay, formatMoney } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { AlertIcon, BudgetsIcon, UndoIcon } from '../../ui/icons.tsx';
import { Soft, Strong } from '../../ui/layout.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { Timeline, type TimelineEvent } from '../../ui/timeline.tsx';
import { type Dowry, type JournalEntry, journalQuery } from './queries.ts';

/** What the ledger recorded of the dowry, the last first; a refusal for want of money too. */
export function DowryJournal({ dowry }: { dowry: Dowry }) {
  const t = useTexts();
  return (
    <Section title={t('dowries.journal.title')}>
      <Entries dowry={dowry} />
    </Section>
  );
}

function Entries({ dowry }: { dowry: Dowry }) {
  const t = useTexts();
  const journal = useInfiniteQuery(journalQuery(dowry.id));
  const toEvent = useEvent(dowry);
  if (journal.error) return <ErrorState problem={journal.error} onRetry={() => journal.refetch()} />;
  if (!journal.data) return <TableSkeleton rows={3} />;
  const entries = journal.data.pages.flatMap(({ items }) => items);
  if (entries.length === 0)
    return (
      <EmptyState
        bare
        icon={BudgetsIcon}
        title={t('dowries.journal.empty')}
        description={t('dowries.journal.emptyFix')}
      />
    );
  return (
    <>
      <Timeline label={t('dowries.journal.title')} events={entries.map(toEvent)} />
      {journal.hasNextPage && (
        <Button onClick={() => journal.fetchNextPage()} busy={journal.isFetchingNextPage}>
          {t('dowries.journal.more')}
        </Button>
      )}
    </>
  );
}

function useEvent({ lines }: Dowry): (entry: JournalEntry) => TimelineEvent {
  const t = useTexts();
  const fundNameOf = (fundId: string) => lines.find((line) => line.fundId === fundId)?.fundName ?? fundId;
  return (entry) => ({
    id: entry.id,
    at: entry.recordedAt,
    who: entry.recordedByName,
    icon: entry.outcome === 'rejected' ? AlertIcon : entry.reversesId ? UndoIcon : BudgetsIcon,
    title: (
      <>
        <Strong>{t(`dowries.journal.kind.${entry.kind}`)}</Strong>{' '}
        {entry.outcome === 'rejected' ? t('dowries.journal.notApplied') : formatMoney(entry.amountCents)}
      </>
    ),
    detail: (
      <ul>
        {formatInstantDay(entry.recordedAt) !== formatDay(entry.effectiveOn) && (
          <li>
            <Soft small>{t('dowries.journal.effective', { day: formatDay(entry.effectiveOn) })}</Soft>
          </li>
        )}
        {entry.reversesId && <li>{t('dowries.journal.reverses')}</li>}
        {entry.moves.map((move) => (
          <li key={`${move.component} ${move.from.stage} ${move.to.stage}`}>
            <Soft small>
              <MoveText move={move} />
            </Soft>
          </li>
        ))}
        {entry.shortfalls.map(({ fundId, missingCents }) => (
          <li key={fundId}>
            <Soft small>
              {t('dowries.journal.shortfall', {
                fund: fundNameOf(fundId),
                amount: formatMoney(missingCents),
              })}
            </Soft>
          </li>
        ))}
      </ul>
    ),
  });
}

function MoveText({ move }: { move: JournalEntry['moves'][number] }) {
  const t = useTexts();
  const side = ({ holder, stage }: typeof move.from) =>
    `${t(`dowries.journal.stage.${stage}`)} (${t(`dowries.journal.holder.${holder}`)})`;
  return t('dowries.journal.move', {
    component: dowryComponentLabels[move.component][currentLanguage()],
    amount: formatMoney(move.amountCents),
    from: side(move.from),
    to: side(move.to),
  });
}
