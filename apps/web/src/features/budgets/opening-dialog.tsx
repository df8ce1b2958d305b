import { useTexts } from '../../i18n/i18n.ts';
import { formatCount } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Row, Stack, Strong } from '../../ui/layout.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Money } from '../../ui/money.tsx';
import type { BudgetNames } from './names.ts';
import type { Opening } from './queries.ts';

/** The length of a dowry by its name. */
export function useLength(): (variantId: Opening['variantId']) => string {
  const t = useTexts();
  return (variantId) => t(`budgets.openings.lengths.${variantId}`);
}

interface OpeningDialogProps {
  opening: Opening;
  words: BudgetNames;
  onClose: () => void;
}

type FundOpenings = Opening['funds'][number];

function useFundColumns(words: BudgetNames): Column<FundOpenings>[] {
  const t = useTexts();
  return [
    { id: 'fund', header: t('budgets.fund'), cell: ({ fundId }) => words.fund(fundId) },
    {
      id: 'available',
      header: t('budgets.available'),
      align: 'end',
      cell: ({ availableCents }) => <Money cents={availableCents} />,
    },
    {
      id: 'each',
      header: t('budgets.openings.each'),
      align: 'end',
      cell: ({ perDowryCents }) => <Money cents={perDowryCents} />,
    },
    {
      id: 'openings',
      header: t('budgets.openings.fundLine'),
      align: 'end',
      cell: ({ openings }) => formatCount(openings),
    },
  ];
}

/** How the number of dowries that can still be opened comes about, fund by fund. */
export function OpeningDialog({ opening, words, onClose }: OpeningDialogProps) {
  const t = useTexts();
  const columns = useFundColumns(words);
  const { districtName, editionId, funds, openings, bindingFundId } = opening;
  return (
    <Modal
      isOpen
      onClose={onClose}
      size="large"
      title={t('budgets.openings.howOf', { district: districtName, edition: words.edition(editionId) })}
    >
      <Stack gap={4}>
        <p>{t('budgets.openings.howText')}</p>
        <DataTable
          caption={t('budgets.openings.how')}
          columns={columns}
          rows={funds}
          rowKey={({ fundId }) => fundId}
        />
        <p>
          <Strong>{t('budgets.openings.count', { count: openings, shown: formatCount(openings) })}</Strong>{' '}
          {t('budgets.openings.binding', { fund: words.fund(bindingFundId) })}
        </p>
        <Row justify="end">
          <Button onClick={onClose}>{t('common.close')}</Button>
        </Row>
      </Stack>
    </Modal>
  );
}
