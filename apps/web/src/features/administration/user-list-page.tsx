import { personRoles } from '@approdo/shared/roles';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { useListParams } from '../../lib/list-params.ts';
import { useCan } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { FilterBar, type FilterChip } from '../../ui/filter-bar.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { SearchFilter } from '../../ui/search-filter.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { type User, userPageQuery } from './queries.ts';
import { useUserActions } from './user-actions.ts';
import { useUserColumns } from './user-columns.tsx';
import { ChangeUserForm, InviteUserForm } from './user-form.tsx';

type Open = { user: User } | 'invitation' | null;
const personal = ['q'] as const;

/** Who may sign in, with which role and for which body. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const [open, setOpen] = useState<Open>(null);
  const list = useListParams(['q', 'role'], personal);
  const { q } = list.values;
  const role = personRoles.find((value) => value === list.values.role);
  const page = useQuery(
    userPageQuery({ ...(q && { q }), ...(role && { role }), ...(list.cursor && { cursor: list.cursor }) }),
  );
  const actions = useUserActions((user) => setOpen({ user }));
  const columns = useUserColumns(can('users:write') ? actions.itemsFor : undefined);
  const rows = page.data?.items ?? [];
  const chips: FilterChip[] = [
    ...(q ? [{ id: 'q', label: q, onRemove: () => list.set({ q: '' }) }] : []),
    ...(role
      ? [{ id: 'role', label: t(`common.roles.${role}`), onRemove: () => list.set({ role: '' }) }]
      : []),
  ];
  return (
    <Page
      title={t('administration.users.title')}
      subtitle={t('administration.users.subtitle')}
      error={page.error}
      onRetry={() => page.refetch()}
      isAllowed={can('users:read')}
      actions={
        can('users:write') && (
          <Button tone="primary" icon={PlusIcon} onClick={() => setOpen('invitation')}>
            {t('administration.users.invite')}
          </Button>
        )
      }
    >
      <FilterBar
        chips={chips}
        onClear={list.clear}
        tools={<ExportButton name="utenti" columns={columns} rows={rows} />}
      >
        <SearchFilter
          name="filterText"
          label={t('administration.users.search')}
          value={q}
          onSearch={(text) => list.set({ q: text })}
        />
        <SelectField
          name="filterRole"
          label={t('administration.users.role')}
          placeholder={t('common.all')}
          value={role ?? ''}
          onChange={(value) => list.set({ role: value })}
          options={personRoles.map((value) => ({ value, label: t(`common.roles.${value}`) }))}
        />
      </FilterBar>
      {actions.problem ? <ProblemAlert problem={actions.problem} /> : null}
      <Card flush>
        <DataTable
          caption={t('administration.users.title')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          isLoading={page.isPending}
          empty={{
            title: t('administration.users.emptyTitle'),
            description: t('administration.users.emptyFix'),
          }}
        />
      </Card>
      <Pager nextCursor={page.data?.nextCursor ?? null} shown={rows.length} />
      <Dialogs open={open} onClose={() => setOpen(null)} />
    </Page>
  );
}

function Dialogs({ open, onClose }: { open: Open; onClose: () => void }) {
  const t = useTexts();
  if (open === null) return null;
  if (open === 'invitation')
    return (
      <Modal isOpen onClose={onClose} title={t('administration.users.invite')}>
        <InviteUserForm
          onCancel={onClose}
          onDone={({ email }) => {
            onClose();
            toast(t('administration.users.invited', { email }));
          }}
        />
      </Modal>
    );
  return (
    <Modal isOpen onClose={onClose} title={t('administration.users.edit')}>
      <ChangeUserForm
        user={open.user}
        onCancel={onClose}
        onDone={() => {
          onClose();
          toast(t('administration.users.changed'));
        }}
      />
    </Modal>
  );
}
