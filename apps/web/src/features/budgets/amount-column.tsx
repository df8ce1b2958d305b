import { useTexts } from '../../i18n/i18n.ts';
import { plainMoney } from '../../lib/format.ts';
import type { Column } from '../../ui/columns.ts';
import { Money } from '../../ui/money.tsx';

type AmountName = 'funded' | 'unallocated' | 'allocated' | 'available';

/** Makes columns of amounts, named as the budget names them. */
export function useAmountColumn<Row>(): (id: AmountName, cents: (row: Row) => number | null) => Column<Row> {
  const t = useTexts();
  return (id, cents) => ({
    id,
    header: t(`budgets.${id}`),
    align: 'end',
    cell: (row) => <Money cents={cents(row)} />,
    text: (row) => plainMoney(cents(row)),
  });
}
