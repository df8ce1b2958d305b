import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTexts } from '../../i18n/i18n.ts';
import { countOf, fromTheStart } from '../../lib/list-params.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ColumnChooser } from '../../ui/column-chooser.tsx';
import { useColumnChoice } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { SavedViews } from '../../ui/saved-views.tsx';
import { toast } from '../../ui/toast.tsx';
import { useOrganisationColumns } from './organisation-columns.tsx';
import { OrganisationFilters, useOrganisationFilter } from './organisation-filters.tsx';
import { AddOrganisationForm } from './organisation-form.tsx';
import { organisationPageQuery } from './queries.ts';

/** The bodies of the network, and a way to enter another. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const queryClient = useQueryClient();
  const list = useOrganisationFilter();
  const page = useQuery(organisationPageQuery(list.filter));
  const columns = useOrganisationColumns();
  const choice = useColumnChoice('organisations', columns);
  const rows = page.data?.items ?? [];
  const tools = (
    <>
      <SavedViews list="organisations" />
      <ColumnChooser columns={columns} choice={choice} />
      <ExportButton
        name="enti"
        columns={columns}
        hidden={choice.hidden}
        readPage={(at) =>
          queryClient.fetchQuery(organisationPageQuery({ ...fromTheStart(list.filter), ...at }))
        }
      />
    </>
  );
  return (
    <Page
      title={t('network.list.title')}
      subtitle={t('network.list.subtitle')}
      error={page.error}
      onRetry={() => page.refetch()}
      isAllowed={can('organisations:read')}
      actions={can('organisations:write') && <AddButton />}
    >
      <Card flush>
        <OrganisationFilters list={list} counted={countOf(list.cursor, page.data)} tools={tools} />
        <DataTable
          caption={t('network.list.title')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => paths.organisation(id)}
          hidden={choice.hidden}
          isLoading={page.isPending}
          empty={{ title: t('network.list.emptyTitle'), description: t('network.list.emptyFix') }}
        />
        <Pager nextCursor={page.data?.nextCursor ?? null} shown={rows.length} />
      </Card>
    </Page>
  );
}

function AddButton() {
  const t = useTexts();
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <Button tone="primary" icon={PlusIcon} onClick={() => setAdding(true)}>
        {t('network.form.add')}
      </Button>
      {isAdding && <AddDialog onClose={() => setAdding(false)} />}
    </>
  );
}

function AddDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const navigate = useNavigate();
  return (
    <Modal isOpen onClose={onClose} title={t('network.form.add')} size="large">
      <AddOrganisationForm
        onAdded={({ id }) => {
          toast(t('network.form.added'));
          navigate(paths.organisation(id));
        }}
        onCancel={onClose}
      />
    </Modal>
  );
}
