import { romeToday } from '@approdo/shared/dates';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { formatPeriod } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { Modal } from '../../ui/modal.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { toast } from '../../ui/toast.tsx';
import { AddAccreditationForm, ChangeAccreditationForm } from './accreditation-form.tsx';
import { type Accreditation, type Organisation, regionsQuery } from './queries.ts';

type Open = { accreditation: Accreditation } | 'new' | null;

/** What a body is accredited for, and when. */
export function AccreditationsSection({
  organisation,
  mayWrite,
}: {
  organisation: Organisation;
  mayWrite: boolean;
}) {
  const t = useTexts();
  const [open, setOpen] = useState<Open>(null);
  const columns = useColumns(mayWrite ? (accreditation) => setOpen({ accreditation }) : undefined);
  const done = (message: string) => {
    setOpen(null);
    toast(message);
  };
  return (
    <Section
      flush
      title={t('network.accreditation.title')}
      actions={
        mayWrite && (
          <Button icon={PlusIcon} onClick={() => setOpen('new')}>
            {t('network.accreditation.add')}
          </Button>
        )
      }
    >
      <DataTable
        caption={t('network.accreditation.title')}
        columns={columns}
        rows={organisation.accreditations}
        rowKey={({ id }) => id}
        empty={{ title: t('network.accreditation.empty') }}
      />
      {open === 'new' && (
        <Modal isOpen onClose={() => setOpen(null)} title={t('network.accreditation.add')}>
          <AddAccreditationForm
            organisationId={organisation.id}
            onCancel={() => setOpen(null)}
            onDone={() => done(t('network.accreditation.added'))}
          />
        </Modal>
      )}
      {open !== null && open !== 'new' && (
        <Modal isOpen onClose={() => setOpen(null)} title={t('network.accreditation.edit')}>
          <ChangeAccreditationForm
            accreditation={open.accreditation}
            onCancel={() => setOpen(null)}
            onDone={() => done(t('network.accreditation.changed'))}
          />
        </Modal>
      )}
    </Section>
  );
}

function useColumns(onEdit: ((accreditation: Accreditation) => void) | undefined): Column<Accreditation>[] {
  const t = useTexts();
  const regions = useQuery(regionsQuery);
  const regionName = (code: string) =>
    regions.data?.items.find((region) => region.code === code)?.name ?? code;
  const columns: Column<Accreditation>[] = [
    {
      id: 'kind',
      header: t('network.accreditation.kindHeader'),
      cell: ({ kind }) => t(`network.accreditation.kind.${kind}`),
    },
    {
      id: 'territory',
      header: t('network.accreditation.territory'),
      cell: ({ regionCode }) =>
        regionCode === null ? t('network.accreditation.national') : regionName(regionCode),
    },
    { id: 'number', header: t('network.accreditation.number'), cell: ({ number }) => number },
    {
      id: 'period',
      header: t('network.accreditation.period'),
      cell: ({ validFrom, validTo }) => formatPeriod(validFrom, validTo),
    },
    {
      id: 'state',
      header: t('network.accreditation.state'),
      cell: (accreditation) => <StandingBadge accreditation={accreditation} />,
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
      cell: (accreditation) => (
        <Button onClick={() => onEdit(accreditation)} label={`${t('common.edit')}: ${accreditation.number}`}>
          {t('common.edit')}
        </Button>
      ),
    },
  ];
}

function StandingBadge({ accreditation: { current, validFrom } }: { accreditation: Accreditation }) {
  const t = useTexts();
  if (current) return <StatusBadge tone="good">{t('network.accreditation.current')}</StatusBadge>;
  return validFrom > romeToday(new Date()) ? (
    <StatusBadge tone="info">{t('network.accreditation.future')}</StatusBadge>
  ) : (
    <StatusBadge tone="warning">{t('network.accreditation.past')}</StatusBadge>
  );
}
