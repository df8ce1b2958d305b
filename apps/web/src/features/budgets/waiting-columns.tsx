import { useTexts } from '../../i18n/i18n.ts';
import { dash, formatInstantDay } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/columns.ts';
import { MoreIcon } from '../../ui/icons.tsx';
import { Code, Row, Soft, Stack } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Money } from '../../ui/money.tsx';
import { type BadgeTone, StatusBadge } from '../../ui/status-badge.tsx';
import type { BudgetNames } from './names.ts';
import type { WaitingAct, WaitingEntry, WaitingState } from './waiting-queries.ts';

const tones: Readonly<Record<WaitingState, BadgeTone>> = {
  waiting: 'violet',
  offered: 'good',
  lapsed: 'warning',
  granted: 'neutral',
  ended: 'neutral',
  left: 'neutral',
};

type Asked = { entry: WaitingEntry; act: WaitingAct };

/** The order, the dowry, what it lacks and of which fund, and what came of it. */
export function useWaitingColumns(words: BudgetNames, onAsk: (asked: Asked) => void): Column<WaitingEntry>[] {
  const t = useTexts();
  const can = useCan();
  const acts: Column<WaitingEntry> = {
    id: 'acts',
    header: t('budgets.waiting.acts'),
    hideHeader: true,
    align: 'end',
    cell: (entry) => <Acts entry={entry} onAsk={onAsk} />,
  };
  return [
    {
      id: 'dowry',
      header: t('budgets.dowry'),
      cell: ({ dowryId, dowryCode, position }) => (
        <>
          {position === null ? '' : `${position}.\u00a0`}
          <Link to={paths.dowry(dowryId)}>
            <Code>{dowryCode ?? dash}</Code>
          </Link>
        </>
      ),
    },
    { id: 'state', header: t('budgets.stateHeader'), cell: (entry) => <StateCell entry={entry} /> },
    {
      id: 'requestedAt',
      header: t('budgets.waiting.requestedAt'),
      cell: ({ requestedAt }) => formatInstantDay(requestedAt),
    },
    { id: 'promoter', header: t('budgets.promoter'), cell: ({ promoterName }) => promoterName },
    {
      id: 'district',
      header: t('budgets.district'),
      cell: ({ districtName, editionId }) => (
        <Stack gap={1}>
          <span>{districtName}</span>
          <Soft small>{words.edition(editionId)}</Soft>
        </Stack>
      ),
    },
    {
      id: 'needs',
      header: t('budgets.waiting.needs'),
      cell: (entry) => <Needs entry={entry} words={words} />,
    },
    ...(can('waiting-list:write') || can('dowries:grant') ? [acts] : []),
  ];
}

function StateCell({ entry }: { entry: WaitingEntry }) {
  const t = useTexts();
  const reason = entry.leavingReason ?? entry.precedenceReason;
  const since = sinceOf(entry);
  return (
    <Stack gap={1}>
      <Row gap={1}>
        <StatusBadge tone={tones[entry.state]}>{t(`budgets.waiting.state.${entry.state}`)}</StatusBadge>
        {entry.precededAt !== null && <StatusBadge tone="info">{t('budgets.waiting.preceded')}</StatusBadge>}
      </Row>
      {since && <Soft small>{t(`budgets.waiting.${since.words}`, { day: formatInstantDay(since.at) })}</Soft>}
      {reason !== null && <Soft small>{reason}</Soft>}
    </Stack>
  );
}

/** The moment that tells how an entry waits; none once it is off the list. */
function sinceOf({ state, joinedAt, offeredAt }: WaitingEntry) {
  if (state === 'waiting') return { words: 'joined' as const, at: joinedAt };
  if ((state === 'offered' || state === 'lapsed') && offeredAt !== null)
    return { words: state, at: offeredAt };
  return null;
}

/** What the dowry takes from each fund, and what the district has of it. */
function Needs({ entry, words }: { entry: WaitingEntry; words: BudgetNames }) {
  const t = useTexts();
  return (
    <ul>
      {entry.needs.map(({ fundId, amountCents, availableCents }) => (
        <li key={fundId}>
          <Soft small>{words.fund(fundId)}:</Soft> <Money cents={amountCents} />
          <Soft small>
            {', '}
            {t('budgets.waiting.has')} <Money cents={availableCents} />
          </Soft>
        </li>
      ))}
    </ul>
  );
}

/** What an officer does: the clearance of what is offered, on the page of its dowry; the order of the list. */
function Acts({ entry, onAsk }: { entry: WaitingEntry; onAsk: (asked: Asked) => void }) {
  const t = useTexts();
  const can = useCan();
  return (
    <Row gap={1} justify="end">
      {entry.state === 'offered' && can('dowries:grant') && (
        <Link
          to={paths.dowry(entry.dowryId)}
          label={t('budgets.waiting.grantOf', { code: entry.dowryCode ?? '' })}
        >
          {t('budgets.waiting.grant')}
        </Link>
      )}
      {can('waiting-list:write') && <ActMenu entry={entry} onAsk={onAsk} />}
    </Row>
  );
}

function ActMenu({ entry, onAsk }: { entry: WaitingEntry; onAsk: (asked: Asked) => void }) {
  const t = useTexts();
  if (entry.position === null) return null;
  const label = t('budgets.waiting.actsOf', { code: entry.dowryCode ?? '' });
  const items = [
    ...(entry.position > 1 && entry.precededAt === null
      ? [{ label: t('budgets.waiting.do.precedence'), onSelect: () => onAsk({ entry, act: 'precedence' }) }]
      : []),
    {
      label: t('budgets.waiting.do.departure'),
      isDangerous: true,
      onSelect: () => onAsk({ entry, act: 'departure' }),
    },
  ];
  return (
    <Menu
      target={
        <Button tone="quiet" icon={MoreIcon} label={label}>
          {t('budgets.waiting.acts')}
        </Button>
      }
      label={label}
      items={items}
    />
  );
}
