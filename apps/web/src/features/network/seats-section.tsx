import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { formatDay } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { Modal } from '../../ui/modal.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { toast } from '../../ui/toast.tsx';
import type { Organisation, Seat } from './queries.ts';
import { AddSeatForm, ChangeSeatForm } from './seat-form.tsx';

type Open = { seat: Seat } | 'new' | null;

/** Where a body works. */
export function SeatsSection({ organisation, mayWrite }: { organisation: Organisation; mayWrite: boolean }) {
  const t = useTexts();
  const [open, setOpen] = useState<Open>(null);
  const columns = useSeatColumns(mayWrite ? (seat) => setOpen({ seat }) : undefined);
  const done = (message: string) => {
    setOpen(null);
    toast(message);
  };
  return (
    <Section
      flush
      title={t('network.seat.title')}
      actions={
        mayWrite && (
          <Button icon={PlusIcon} onClick={() => setOpen('new')}>
            {t('network.seat.add')}
          </Button>
        )
      }
    >
      <DataTable
        caption={t('network.seat.title')}
        columns={columns}
        rows={organisation.seats}
        rowKey={({ id }) => id}
        empty={{
          title: t('network.seat.empty'),
          ...(mayWrite && { description: t('network.seat.emptyFix') }),
        }}
      />
      {open === 'new' && (
        <Modal isOpen onClose={() => setOpen(null)} title={t('network.seat.add')}>
          <AddSeatForm
            organisation={organisation}
            onCancel={() => setOpen(null)}
            onDone={() => done(t('network.seat.added'))}
          />
        </Modal>
      )}
      {open !== null && open !== 'new' && (
        <Modal isOpen onClose={() => setOpen(null)} title={t('network.seat.edit')}>
          <ChangeSeatForm
            seat={open.seat}
            onCancel={() => setOpen(null)}
            onDone={() => done(t('network.seat.changed'))}
          />
        </Modal>
      )}
    </Section>
  );
}

function useSeatColumns(onEdit: ((seat: Seat) => void) | undefined): Column<Seat>[] {
  const t = useTexts();
  const columns: Column<Seat>[] = [
    { id: 'address', header: t('network.seat.address'), cell: ({ address }) => address },
    {
      id: 'municipality',
      header: t('network.seat.municipality'),
      cell: ({ municipality: { name, provinceCode }, postalCode }) =>
        `${postalCode ? `${postalCode} ` : ''}${name} (${provinceCode})`,
    },
    { id: 'phone', header: t('network.page.phone'), cell: ({ phone }) => phone ?? '–' },
    {
      id: 'state',
      header: t('network.list.state'),
      cell: ({ main, closedOn }) => {
        if (closedOn !== null)
          return <StatusBadge>{`${t('network.seat.closedOn')} ${formatDay(closedOn)}`}</StatusBadge>;
        return main ? (
          <StatusBadge tone="info">{t('network.seat.main')}</StatusBadge>
        ) : (
          t('network.state.open')
        );
      },
    },
  ];
  if (!onEdit) return columns;
  return [
    ...columns,
    {
      id: 'edit',
      header: t('common.edit'),
      hideHeader: true,
      align: 'end',
      cell: (seat) => (
        <Button onClick={() => onEdit(seat)} label={`${t('common.edit')}: ${seat.address}`}>
          {t('common.edit')}
        </Button>
      ),
    },
  ];
}
