import { dowryComponentLabels } from '@approdo/shared/dowry';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { currentLanguage, useTexts } from '../../i18n/i18n.ts';
import { paths } from '../../lib/paths.ts';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Money } from '../../ui/money.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { toast } from '../../ui/toast.tsx';
import { dowryEditionQuery, type Edition, type EditionId, useRequestDowry } from './queries.ts';

export interface RequestDialogProps {
  caseFileId: string;
  editionId: EditionId;
  onClose: () => void;
}

/** Asks for a dowry, after showing what is asked for; a refusal lists every reason here. */
export function RequestDialog({ caseFileId, editionId, onClose }: RequestDialogProps) {
  const t = useTexts();
  const navigate = useNavigate();
  const request = useRequestDowry();
  const edition = useQuery(dowryEditionQuery(editionId));
  const send = () =>
    request.mutate(
      { caseFileId, editionId },
      {
        onSuccess: ({ id }) => {
          toast(t('dowries.request.done'));
          void navigate(paths.dowry(id));
        },
      },
    );
  return (
    <Modal
      isOpen
      onClose={onClose}
      title={t('dowries.request.title', { edition: edition.data?.name ?? '' })}
      size="large"
    >
      <Stack gap={4}>
        <p>{t('dowries.request.meaning')}</p>
        {edition.error && <ErrorState problem={edition.error} onRetry={() => edition.refetch()} />}
        {edition.data ? <Amounts edition={edition.data} /> : <TableSkeleton rows={3} />}
        {request.error && <ProblemAlert problem={request.error} />}
        <Row justify="end">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button tone="primary" busy={request.isPending} onClick={send}>
            {t('dowries.request.confirm')}
          </Button>
        </Row>
      </Stack>
    </Modal>
  );
}

type Variant = Edition['variants'][number];
type Component = Variant['components'][number];

function Amounts({ edition }: { edition: Edition }) {
  const t = useTexts();
  return (
    <Stack gap={3}>
      <h3>{t('dowries.request.amounts')}</h3>
      {edition.variants.map((variant) => (
        <VariantAmounts key={variant.id} edition={edition} variant={variant} />
      ))}
    </Stack>
  );
}

function VariantAmounts({ edition, variant }: { edition: Edition; variant: Variant }) {
  const t = useTexts();
  const length = variant.name[currentLanguage()];
  const columns: Column<Component>[] = [
    {
      id: 'component',
      header: t('dowries.line.component'),
      cell: ({ component }) => dowryComponentLabels[component][currentLanguage()],
    },
    {
      id: 'fund',
      header: t('dowries.fund'),
      cell: ({ fundId }) => edition.funds.find(({ id }) => id === fundId.value)?.name ?? fundId.value,
    },
    {
      id: 'amount',
      header: t('dowries.amount'),
      align: 'end',
      cell: ({ amountCents }) => <Money cents={amountCents.value} />,
    },
  ];
  return (
    <Stack gap={1}>
      {edition.variants.length > 1 && <Soft>{length}</Soft>}
      <DataTable
        caption={t('dowries.editionVariant', { edition: edition.name, length })}
        columns={columns}
        rows={variant.components}
        rowKey={({ component }) => component}
        totals={{ component: t('dowries.total'), amount: <Money cents={variant.amountCents.value} /> }}
      />
    </Stack>
  );
}
