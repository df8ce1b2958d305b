import { dowryComponentLabels } from '@approdo/shared/dowry';
import { useInfiniteQuery } from '@tanstack/react-query';
import { currentLanguage, type TextOf, useTexts } from '../../i18n/i18n.ts';
import { formatDay, formatInstant, formatInstantDay, formatMoney } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { useUndoPosting } from '../../lib/undo.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { AlertIcon, BudgetsIcon, UndoIcon } from '../../ui/icons.tsx';
import { Row, Soft, Stack, Strong } from '../../ui/layout.tsx';
import { Link, PlaceLink } from '../../ui/link.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
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
  if (journal.error) return <ErrorState problem={journal.error} onRetry={() => journal.refetch()} />;
  if (!journal.data) return <TableSkeleton rows={3} />;
  const entries = journal.data.pages.flatMap(({ items }) => items);
  const toEvent = eventOf({ dowry, entries });
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

interface Read {
  dowry: Dowry;
  /** Those that are on the page, in which a reversal and what it undid find each other. */
  entries: readonly JournalEntry[];
}

function eventOf(read: Read): (entry: JournalEntry) => TimelineEvent {
  return (entry) => ({
    id: entry.id,
    at: entry.recordedAt,
    who: entry.recordedByName,
    icon: entry.outcome === 'rejected' ? AlertIcon : entry.reversesId ? UndoIcon : BudgetsIcon,
    title: <EntryTitle entry={entry} />,
    detail: (
      <Stack gap={1}>
        <Pair entry={entry} entries={read.entries} />
        <EntryDetail entry={entry} dowry={read.dowry} />
        <Undo entry={entry} dowry={read.dowry} />
      </Stack>
    ),
  });
}

function EntryTitle({ entry }: { entry: JournalEntry }) {
  const t = useTexts();
  return (
    <>
      <EntryName entry={entry} />{' '}
      {entry.outcome === 'rejected' ? t('dowries.journal.notApplied') : formatMoney(entry.amountCents)}{' '}
      {entry.reversedById !== null && (
        <StatusBadge tone="warning" icon={UndoIcon}>
          {t('ledger.reversed')}
        </StatusBadge>
      )}
    </>
  );
}

/** A reversal names what it undid, and what was undone names its reversal: each leads to the other. */
function Pair({ entry, entries }: { entry: JournalEntry; entries: Read['entries'] }) {
  const t = useTexts();
  const can = useCan();
  const { reversesId, reversedById } = entry;
  const otherId = reversesId ?? reversedById;
  if (otherId === null) return null;
  const other = entries.find(({ id }) => id === otherId);
  const reversed = entry.outcome === 'rejected' ? 'ledger.toStanding' : 'ledger.toReversed';
  const where = t(reversesId === null ? 'ledger.toReversal' : reversed);
  return (
    <p>
      <Soft small>
        {pairText({ entry, other, t })}{' '}
        {can('ledger:read') ? (
          <Link to={paths.ledgerTransaction(otherId)}>{where}</Link>
        ) : (
          other && <PlaceLink id={otherId}>{where}</PlaceLink>
        )}
      </Soft>
    </p>
  );
}

/** The state of a dowry that rests on a posting: it is not undone below it. */
const restsOn: Partial<Record<JournalEntry['kind'], Dowry['state']>> = {
  reserve: 'granted',
  release: 'withdrawn',
};

/** Who reads the ledger undoes a posting on its own page; anybody else here, where they may. */
function Undo({ entry, dowry }: { entry: JournalEntry; dowry: Dowry }) {
  const can = useCan();
  const UndoPosting = useUndoPosting();
  if (UndoPosting === null || can('ledger:read') || restsOn[entry.kind] === dowry.state) return null;
  return (
    <Row>
      <UndoPosting posting={entry} isListed />
    </Row>
  );
}

interface PairTextProps {
  entry: JournalEntry;
  /** Undefined when it is further back than what is on the page. */
  other: JournalEntry | undefined;
  t: TextOf;
}

function pairText({ entry, other, t }: PairTextProps): string {
  if (!other && entry.outcome === 'rejected') return '';
  if (!other) return t(entry.reversesId === null ? 'dowries.journal.reversed' : 'dowries.journal.reverses');
  const when = formatInstant(other.recordedAt);
  const who = other.recordedByName ?? '–';
  if (entry.reversesId === null) return t('ledger.reversedBy', { when, who });
  if (entry.outcome === 'rejected') return t('ledger.wouldReverse', { when, who });
  return t('dowries.journal.reversesOf', { kind: t(`ledger.kind.${other.kind}`), when, who });
}

/** The kind; for who reads the ledger it opens the transaction, with its seal and its reversal. */
function EntryName({ entry }: { entry: JournalEntry }) {
  const t = useTexts();
  const can = useCan();
  const name = t(`ledger.kind.${entry.kind}`);
  if (!can('ledger:read')) return <Strong>{name}</Strong>;
  return <Link to={paths.ledgerTransaction(entry.id)}>{name}</Link>;
}

/** The movements of a posting or, when it was refused, what was missing. */
function EntryDetail({ entry, dowry }: { entry: JournalEntry; dowry: Dowry }) {
  const t = useTexts();
  const day = formatDay(entry.effectiveOn);
  const fundNameOf = (fundId: string) =>
    dowry.lines.find((line) => line.fundId === fundId)?.fundName ?? fundId;
  const texts = [
    ...(formatInstantDay(entry.recordedAt) === day ? [] : [t('dowries.journal.effective', { day })]),
    ...entry.shortfalls.map(({ fundId, missingCents }) =>
      t('dowries.journal.shortfall', { fund: fundNameOf(fundId), amount: formatMoney(missingCents) }),
    ),
  ];
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>
          <Soft small>{text}</Soft>
        </li>
      ))}
      {entry.moves.map((move) => (
        <li key={`${move.component} ${move.from.stage} ${move.to.stage}`}>
          <Soft small>
            <MoveText move={move} />
          </Soft>
        </li>
      ))}
    </ul>
  );
}

function MoveText({ move }: { move: JournalEntry['moves'][number] }) {
  const t = useTexts();
  const side = ({ holder, stage }: typeof move.from) =>
    `${t(`ledger.stage.${stage}`)} (${t(`ledger.holder.${holder}`)})`;
  return t('dowries.journal.move', {
    component: dowryComponentLabels[move.component][currentLanguage()],
    amount: formatMoney(move.amountCents),
    from: side(move.from),
    to: side(move.to),
  });
}
