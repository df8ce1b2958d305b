import { accreditationKinds, organisationKinds } from '@approdo/shared/organisations';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTexts } from '../../i18n/i18n.ts';
import { useListParams } from '../../lib/list-params.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ColumnChooser } from '../../ui/column-chooser.tsx';
import { type Column, useColumnChoice } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { FilterBar, type FilterChip } from '../../ui/filter-bar.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { Code } from '../../ui/layout.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { SavedViews } from '../../ui/saved-views.tsx';
import { SearchFilter } from '../../ui/search-filter.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { OpenBadge } from './open-badge.tsx';
import { AddOrganisationForm } from './organisation-form.tsx';
import { type OrganisationRow, organisationPageQuery } from './queries.ts';

const states = ['open', 'closed'] as const;
const known = <Value extends string>(values: readonly Value[], text: string) =>
  values.find((value) => value === text);

/** The bodies of the network, and a way to enter another. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const [isAdding, setAdding] = useState(false);
  const list = useListParams(['q', 'kind', 'state', 'accreditation']);
  const { q } = list.values;
  const kind = known(organisationKinds, list.values.kind);
  const state = known(states, list.values.state);
  const accreditation = known(accreditationKinds, list.values.accreditation);
  const page = useQuery(
    organisationPageQuery({
      ...(q && { q }),
      ...(kind && { kind }),
      ...(state && { state }),
      ...(accreditation && { accreditation }),
      ...(list.cursor && { cursor: list.cursor }),
    }),
  );
  const columns = useOrganisationColumns();
  const choice = useColumnChoice('organisations', columns);
  const rows = page.data?.items ?? [];
  const chips: FilterChip[] = [
    ...(q ? [{ id: 'q', label: q, onRemove: () => list.set({ q: '' }) }] : []),
    ...(kind
      ? [{ id: 'kind', label: t(`network.kind.${kind}`), onRemove: () => list.set({ kind: '' }) }]
      : []),
    ...(accreditation
      ? [
          {
            id: 'accreditation',
            label: t(`network.accreditation.kind.${accreditation}`),
            onRemove: () => list.set({ accreditation: '' }),
          },
        ]
      : []),
    ...(state
      ? [{ id: 'state', label: t(`network.state.${state}`), onRemove: () => list.set({ state: '' }) }]
      : []),
  ];
  return (
    <Page
      title={t('network.list.title')}
      subtitle={t('network.list.subtitle')}
      error={page.error}
      onRetry={() => page.refetch()}
      isAllowed={can('organisations:read')}
      actions={
        can('organisations:write') && (
          <Button tone="primary" icon={PlusIcon} onClick={() => setAdding(true)}>
            {t('network.form.add')}
          </Button>
        )
      }
    >
      <FilterBar
        chips={chips}
        onClear={list.clear}
        tools={
          <>
            <SavedViews list="organisations" />
            <ColumnChooser columns={columns} choice={choice} />
            <ExportButton name="enti" columns={columns} rows={rows} hidden={choice.hidden} />
          </>
        }
      >
        <SearchFilter
          name="q"
          label={t('network.list.search')}
          value={q}
          onSearch={(text) => list.set({ q: text })}
        />
        <SelectField
          name="filterKind"
          label={t('network.kindHeader')}
          placeholder={t('common.all')}
          value={kind ?? ''}
          onChange={(value) => list.set({ kind: value })}
          options={organisationKinds.map((value) => ({ value, label: t(`network.kind.${value}`) }))}
        />
        <SelectField
          name="filterAccreditation"
          label={t('network.list.accreditation')}
          placeholder={t('common.all')}
          value={accreditation ?? ''}
          onChange={(value) => list.set({ accreditation: value })}
          options={accreditationKinds.map((value) => ({
            value,
            label: t(`network.accreditation.kind.${value}`),
          }))}
        />
        <SelectField
          name="filterState"
          label={t('network.list.state')}
          placeholder={t('common.all')}
          value={state ?? ''}
          onChange={(value) => list.set({ state: value })}
          options={states.map((value) => ({ value, label: t(`network.state.${value}`) }))}
        />
      </FilterBar>
      <Card flush>
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
      </Card>
      <Pager nextCursor={page.data?.nextCursor ?? null} shown={rows.length} />
      {isAdding && <AddDialog onClose={() => setAdding(false)} />}
    </Page>
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

function useOrganisationColumns(): Column<OrganisationRow>[] {
  const t = useTexts();
  const place = ({ mainSeat }: OrganisationRow) => mainSeat && `${mainSeat.name} (${mainSeat.provinceCode})`;
  const held = ({ accreditations }: OrganisationRow) =>
    accreditations.map((kind) => t(`network.accreditation.kind.${kind}`)).join(', ');
  const code = ({ vatNumber, taxCode }: OrganisationRow) => vatNumber ?? taxCode;
  const stateOf = ({ closedOn }: OrganisationRow) => (closedOn === null ? 'open' : 'closed');
  return [
    { id: 'name', header: t('network.page.name'), cell: ({ name }) => name, text: ({ name }) => name },
    {
      id: 'kind',
      header: t('network.kindHeader'),
      cell: ({ kind }) => t(`network.kind.${kind}`),
      text: ({ kind }) => t(`network.kind.${kind}`),
    },
    {
      id: 'code',
      header: t('network.page.vatNumber'),
      cell: (row) => <Code>{code(row) ?? '–'}</Code>,
      text: (row) => code(row),
    },
    { id: 'place', header: t('network.seat.municipality'), cell: (row) => place(row) ?? '–', text: place },
    {
      id: 'accreditations',
      header: t('network.accreditation.kindHeader'),
      cell: (row) => held(row) || '–',
      text: held,
    },
    {
      id: 'state',
      header: t('network.list.state'),
      cell: ({ closedOn }) => <OpenBadge closedOn={closedOn} />,
      text: (row) => t(`network.state.${stateOf(row)}`),
    },
  ];
}
