import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useTexts } from '../../i18n/i18n.ts';
import { paths } from '../../lib/paths.ts';
import { Button } from '../../ui/button.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Cell, FieldGrid } from '../../ui/layout.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Money } from '../../ui/money.tsx';
import { MoneyField } from '../../ui/number-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { FundFields } from './money-fields.tsx';
import { useBudgetNames } from './names.ts';
import { budgetDistrictsQuery, type EditionId, type FundId, waterfallQuery } from './queries.ts';
import { useProposeTransfer } from './transfer-queries.ts';

interface TransferValues {
  editionId: EditionId | '';
  fundId: FundId | '';
  fromDistrictId: string;
  toDistrictId: string;
  amountCents: number | null;
  words: string;
}

const empty: TransferValues = {
  editionId: '',
  fundId: '',
  fromDistrictId: '',
  toDistrictId: '',
  amountCents: null,
  words: '',
};

/** Proposes that a district gives money of a fund to another; nothing moves until another person approves. */
export function TransferDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const navigate = useNavigate();
  const names = useBudgetNames();
  const propose = useProposeTransfer();
  const form = useForm<TransferValues>({
    initial: empty,
    required: ['editionId', 'fundId', 'fromDistrictId', 'toDistrictId', 'amountCents', 'words'],
    check: ({ amountCents }) =>
      amountCents !== null && amountCents <= 0 ? { amountCents: t('budgets.positive') } : {},
  });
  const submit = ({ editionId, fundId, amountCents, words, ...districts }: TransferValues) => {
    if (editionId === '' || fundId === '' || amountCents === null) return;
    const body = { editionId, fundId, amountCents, words: words.trim(), ...districts };
    propose.mutate(body, {
      onSuccess: ({ id }) => {
        toast(t('budgets.transfers.proposed'));
        onClose();
        void navigate(paths.budgetTransfer(id));
      },
    });
  };
  return (
    <Modal isOpen onClose={onClose} title={t('budgets.transfers.propose')} size="large">
      <Form
        form={form}
        guard={false}
        problem={propose.error}
        onSubmit={submit}
        actions={
          <>
            <Button type="submit" tone="primary" busy={propose.isPending}>
              {t('budgets.transfers.send')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </>
        }
      >
        <p>{t('budgets.transfers.meaning')}</p>
        <FieldGrid>
          <FundFields form={form} words={names} />
          <DistrictFields form={form} />
          <MoneyField {...form.field('amountCents')} label={t('budgets.amount')} />
          <GiverBalance {...form.values} />
          <Cell span={12}>
            <TextArea
              {...form.field('words')}
              label={t('budgets.transfers.words')}
              description={t('budgets.wordsHint')}
              maxLength={2000}
            />
          </Cell>
        </FieldGrid>
      </Form>
    </Modal>
  );
}

function DistrictFields({ form }: { form: ReturnType<typeof useForm<TransferValues>> }) {
  const t = useTexts();
  const districts = useQuery(budgetDistrictsQuery);
  const options = (districts.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const { fromDistrictId, toDistrictId } = form.values;
  return (
    <>
      <SelectField
        {...form.field('fromDistrictId')}
        label={t('budgets.transfers.from')}
        options={options.filter(({ value }) => value !== toDistrictId)}
      />
      <SelectField
        {...form.field('toDistrictId')}
        label={t('budgets.transfers.to')}
        options={options.filter(({ value }) => value !== fromDistrictId)}
      />
    </>
  );
}

/** What the giving district has of the fund now. */
function GiverBalance({ editionId, fundId, fromDistrictId }: TransferValues) {
  const t = useTexts();
  const isChosen = editionId !== '' && fundId !== '' && fromDistrictId !== '';
  const filter = isChosen ? { editionId, fundId, districtId: fromDistrictId } : {};
  const { data } = useQuery({ ...waterfallQuery(filter, 'district'), enabled: isChosen });
  if (!isChosen || !data) return <span />;
  return (
    <p>
      {t('budgets.transfers.giverHas')} <Money cents={data.totals.availableCents ?? 0} />
    </p>
  );
}
