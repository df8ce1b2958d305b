import { stages } from '@approdo/shared/ledger';
import { useTexts } from '../../i18n/i18n.ts';
import { dash, formatDay, formatInstant, formatMoney } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { LedgerIcon } from '../../ui/icons.tsx';
import { Code, Row } from '../../ui/layout.tsx';
import { Money } from '../../ui/money.tsx';
import type { HolderMove, Stage } from './queries.ts';
import { PairLink, TransactionBadge } from './transaction-badges.tsx';

/** What a move changed of one stage of its holder, in cents. */
export function changeOf({ fromStage, toStage, amountCents }: HolderMove, stage: Stage): number {
  return (toStage === stage ? amountCents : 0) - (fromStage === stage ? amountCents : 0);
}

/** Each move with what it changed and what was there after it, stage by stage; reversals with what they undid. */
export function HolderTable({ moves }: { moves: readonly HolderMove[] }) {
  const t = useTexts();
  return (
    <DataTable
      caption={t('ledger.holderPage.caption')}
      columns={useColumns(moves)}
      rows={moves}
      rowKey={({ transactionId, position }) => `${transactionId} ${position}`}
      rowHref={({ transactionId }) => paths.ledgerTransaction(transactionId)}
      empty={{
        icon: LedgerIcon,
        title: t('ledger.holderPage.emptyTitle'),
        description: t('ledger.holderPage.emptyFix'),
      }}
    />
  );
}

function useColumns(moves: readonly HolderMove[]): Column<HolderMove>[] {
  const t = useTexts();
  const shown = stages.filter((stage) =>
    moves.some((move) => changeOf(move, stage) !== 0 || move.stagesAfter[`${stage}Cents`] !== 0),
  );
  return [
    {
      id: 'recordedAt',
      header: t('ledger.recordedAt'),
      cell: ({ recordedAt }) => <Code>{formatInstant(recordedAt)}</Code>,
    },
    {
      id: 'kind',
      header: t('ledger.kindHeader'),
      cell: (move) => (
        <Row gap={2}>
          {t(`ledger.kind.${move.kind}`)}
          <TransactionBadge transaction={{ ...move, outcome: 'applied' }} />
          <PairLink transaction={move} />
        </Row>
      ),
    },
    {
      id: 'effectiveOn',
      header: t('ledger.effectiveOn'),
      cell: ({ effectiveOn }) => formatDay(effectiveOn),
    },
    { id: 'change', header: t('ledger.amount'), align: 'end', cell: (move) => <Change move={move} /> },
    ...shown.map((stage) => ({
      id: stage,
      header: t(`ledger.stageNow.${stage}`),
      align: 'end' as const,
      cell: ({ stagesAfter }: HolderMove) => <Money cents={stagesAfter[`${stage}Cents`]} />,
    })),
  ];
}

/** The amount with its sign where it entered or left; without one where it only changed stage. */
function Change({ move }: { move: HolderMove }) {
  const { fromStage, toStage, amountCents } = move;
  if (fromStage !== 'none' && toStage !== 'none') return <Code>{formatMoney(amountCents)}</Code>;
  if (fromStage === 'none' && toStage === 'none') return dash;
  return <Code>{toStage === 'none' ? `−${formatMoney(amountCents)}` : `+${formatMoney(amountCents)}`}</Code>;
}
