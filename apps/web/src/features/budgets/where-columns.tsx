import { useTexts } from '../../i18n/i18n.ts';
import { formatMoney } from '../../lib/format.ts';
import type { Column } from '../../ui/columns.ts';
import { Money } from '../../ui/money.tsx';
import type { BudgetNames } from './names.ts';
import type { Budget } from './queries.ts';

type Where = Pick<Budget, 'districtName' | 'editionId' | 'fundId'>;

/** Where the money of a row is: district, edition, fund. */
export function useWhereColumns<Row extends Where>(words: BudgetNames): Column<Row>[] {
  const t = useTexts();
  const column = (id: 'district' | 'edition' | 'fund', text: (row: Row) => string): Column<Row> => ({
    id,
    header: t(`budgets.${id}`),
    cell: text,
    text,
  });
  return [
    column('district', ({ districtName }) => districtName),
    column('edition', ({ editionId }) => words.edition(editionId)),
    column('fund', ({ fundId }) => words.fund(fundId)),
  ];
}

type AmountName = 'funded' | 'unallocated' | 'allocated' | 'reserved' | 'spent' | 'available';

/** Makes columns of amounts, named as the budget names them. */
export function useAmountColumn<Row>(): (id: AmountName, cents: (row: Row) => number | null) => Column<Row> {
  const t = useTexts();
  return (id, cents) => ({
    id,
    header: t(`budgets.${id}`),
    align: 'end',
    cell: (row) => <Money cents={cents(row)} />,
    text: (row) => formatMoney(cents(row)),
  });
}
