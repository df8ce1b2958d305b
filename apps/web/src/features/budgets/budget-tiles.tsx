import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { formatCount, formatDay, formatPercent } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import { type Stat, StatTiles } from '../../ui/tiles.tsx';
import type { BudgetPartProps } from './budget-filters.tsx';
import { openingCountOf, openingsInForce } from './openings.ts';
import { openingPageQuery, type Waterfall } from './queries.ts';
import { useMoneyEnd } from './use-money-end.ts';

interface BudgetTilesProps extends BudgetPartProps {
  totals: Waterfall['totals'];
}

/** The first questions: how much is left, how long it lasts, and how many more dowries it opens. */
export function BudgetTiles({ totals, filter, words }: BudgetTilesProps) {
  const t = useTexts();
  const { allocatedCents, availableCents, paidCents } = totals;
  // what is to come is asked of all that a district has, and from now
  const isWhole = !(filter.asOf || filter.promoterId || filter.component);
  const toCome = useStatsToCome({ filter, words }, isWhole);
  const shareOf = (cents: number | null) =>
    allocatedCents && cents !== null
      ? t('budgets.shareOfAllocated', { share: formatPercent(cents / allocatedCents) })
      : null;
  return (
    <StatTiles
      stats={[
        {
          label: t('budgets.available'),
          value: <Money cents={availableCents} />,
          note: shareOf(availableCents),
        },
        ...(isWhole ? toCome : []),
        {
          label: t('budgets.figures.paid'),
          value: <Money cents={paidCents} />,
          note: shareOf(paidCents),
        },
        { label: t('budgets.allocated'), value: <Money cents={allocatedCents} /> },
      ]}
    />
  );
}

/** How long the money lasts, where every fund is asked for, and how many dowries it opens. */
function useStatsToCome({ filter, words }: BudgetPartProps, isAsked: boolean): Stat[] {
  const t = useTexts();
  const { data } = useQuery({ ...openingPageQuery(filter), enabled: isAsked });
  const openings = data && isAsked ? openingsInForce(data.items, filter, words) : [];
  const end = useMoneyEnd(filter.fundId ? [] : openings, filter);
  const scope = { edition: end?.editionId ?? '', district: filter.districtId ?? '' };
  const ends: Stat = {
    label: t('budgets.forecast.moneyEnds'),
    value: end && end.endsOn === null ? t('budgets.forecast.notSoon') : formatDay(end?.endsOn),
    note: end && (
      <Link to={`${paths.forecast()}?${new URLSearchParams(scope)}`}>
        {end.endsOn === null
          ? t('budgets.forecast.notSoonNote', { count: end.weeks })
          : t('budgets.forecast.endsFirst', { edition: words.edition(end.editionId) })}
      </Link>
    ),
  };
  return [
    ...(filter.fundId || (data && openings.length === 0) ? [] : [ends]),
    {
      label: t('budgets.openings.tile'),
      value: formatCount(data ? openingCountOf(openings) : null),
      note: t('budgets.openings.tileNote'),
    },
  ];
}
