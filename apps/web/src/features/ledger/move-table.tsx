import { dowryComponentLabels } from '@approdo/shared/dowry';
import { currentLanguage, type TextOf, useTexts } from '../../i18n/i18n.ts';
import { formatCount } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { Section } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Soft, Stack } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import type { LedgerNames } from './names.ts';
import type { Move, MovePlace } from './queries.ts';
import { placeStage } from './words.ts';

/** Whose money it is: a line of a dowry, a district, a programme, or the world outside; a second line says of which fund. */
export function holderWords(
  place: Pick<MovePlace, 'kind' | 'component' | 'editionId' | 'fundId' | 'districtId'>,
  names: LedgerNames,
  t: TextOf,
): { name: string; fund: string } {
  const { kind, component, editionId, fundId, districtId } = place;
  const fund = [names.fund(fundId), names.edition(editionId)].filter((text) => text !== '–').join(' · ');
  if (component !== 'none') return { name: dowryComponentLabels[component][currentLanguage()], fund };
  if (kind === 'districtFund' && districtId !== null) return { name: names.district(districtId), fund };
  return { name: t(`ledger.holderName.${kind}`), fund };
}

/** Every amount with the place it left and the one it reached; each place opens its own journal. */
export function MoveTable({ moves, names }: { moves: readonly Move[]; names: LedgerNames }) {
  const t = useTexts();
  const columns: Column<Move>[] = [
    {
      id: 'from',
      header: t('ledger.moves.from'),
      cell: (move) => <Place place={move.from} version={move.fromVersion} names={names} />,
    },
    {
      id: 'to',
      header: t('ledger.moves.to'),
      cell: (move) => <Place place={move.to} version={move.toVersion} names={names} />,
    },
    {
      id: 'amount',
      header: t('ledger.amount'),
      align: 'end',
      cell: ({ amountCents }) => <Money cents={amountCents} />,
    },
  ];
  return (
    <Section title={t('ledger.moves.title')} note={t('ledger.moves.note')} flush>
      <DataTable
        caption={t('ledger.moves.title')}
        columns={columns}
        rows={moves}
        rowKey={({ position }) => String(position)}
      />
    </Section>
  );
}

interface PlaceProps {
  place: MovePlace;
  version: number;
  names: LedgerNames;
}

function Place({ place, version, names }: PlaceProps) {
  const t = useTexts();
  const { name, fund } = holderWords(place, names, t);
  const isKnown = place.kind !== 'outside' && place.editionId !== null;
  return (
    <Stack gap={1}>
      <span>
        {isKnown ? <Link to={paths.ledgerHolder(place.holderId)}>{name}</Link> : name}
        {place.kind !== 'outside' && `: ${placeStage(place, t)}`}
      </span>
      <Soft small>
        {fund !== '' && `${fund} · `}
        {t('ledger.moves.version', { number: formatCount(version) })}
      </Soft>
    </Stack>
  );
}
