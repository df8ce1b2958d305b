import { useTexts } from '../../i18n/i18n.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';

export interface DowriesLinkProps {
  cents: number;
  /** The filters of the list of dowries that add up to the amount. */
  behind: { edition: string; fund: string; district: string; promoter?: string };
  /** Whose money it is, for who hears the link without the row. */
  place: string;
  fundName: string;
}

/** An amount that is reserved, leading to the dowries behind it. */
export function DowriesLink({ cents, behind, place, fundName }: DowriesLinkProps) {
  const t = useTexts();
  const can = useCan();
  if (cents === 0 || !can('dowries:read')) return <Money cents={cents} />;
  const query = new URLSearchParams({ state: 'granted', ...behind });
  return (
    <Link to={`${paths.dowries()}?${query}`} label={t('budgets.reservedOpen', { place, fund: fundName })}>
      <Money cents={cents} />
    </Link>
  );
}
