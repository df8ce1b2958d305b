import { useTexts } from '../../i18n/i18n.ts';
import { formatMoney } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { DefinitionList } from '../../ui/card.tsx';
import { Form } from '../../ui/form.tsx';
import { FieldGrid } from '../../ui/layout.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Money } from '../../ui/money.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ActFields, FundFields } from './money-fields.tsx';
import { useBudgetNames } from './names.ts';
import { ShareFields } from './share-fields.tsx';
import { type AllocationStart, type Remainder, useAllocation } from './use-allocation.ts';

interface AllocateDialogProps {
  /** What is already in the form; nothing unless told. */
  initial?: AllocationStart;
  /** Where it comes from. */
  note?: string;
  onClose: () => void;
}

/** Gives shares of a fund to districts, showing what the programme is left with before it is done. */
export function AllocateDialog({ initial, note, onClose }: AllocateDialogProps) {
  const t = useTexts();
  const words = useBudgetNames();
  const { form, submit, remainder, problem, isBusy } = useAllocation({ words, onDone: onClose, initial });
  return (
    <Modal isOpen onClose={onClose} title={t('budgets.allocate.title')} size="large">
      <Form
        form={form}
        guard={false}
        problem={problem}
        onSubmit={(values) => void submit(values)}
        actions={
          <>
            <Button type="submit" tone="primary" busy={isBusy}>
              {t('budgets.act.allocate')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </>
        }
      >
        {note !== undefined && (
          <Notice>
            <p>{note}</p>
          </Notice>
        )}
        <FieldGrid>
          <FundFields form={form} words={words} />
          <ActFields form={form} />
        </FieldGrid>
        <ShareFields
          shares={form.values.shares}
          errorOf={form.errorOf}
          onChange={(shares) => form.set('shares', shares)}
        />
        <RemainderFacts {...remainder} />
      </Form>
    </Modal>
  );
}

/** The money of the programme before and after, while the shares are typed. */
function RemainderFacts({ unallocated, total, left }: Remainder) {
  const t = useTexts();
  const items = [
    { term: t('budgets.allocate.unallocated'), value: <Money cents={unallocated} /> },
    { term: t('budgets.allocate.total'), value: <Money cents={total} /> },
    { term: t('budgets.allocate.left'), value: <Money cents={left} /> },
  ];
  return (
    <>
      <DefinitionList items={items} />
      {left !== null && left < 0 && (
        <Notice tone="warning">
          <p>{t('budgets.allocate.over', { amount: formatMoney(-left) })}</p>
        </Notice>
      )}
    </>
  );
}
