import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { countOf, fromTheStart } from '../../lib/list-params.ts';
import { useCan } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { SavedViews } from '../../ui/saved-views.tsx';
import { toast } from '../../ui/toast.tsx';
import { type User, userPageQuery } from './queries.ts';
import { useUserActions } from './user-actions.ts';
import { useUserColumns } from './user-columns.tsx';
import { UserFilters, useUserFilter } from './user-filters.tsx';
import { ChangeUserForm, InviteUserForm } from './user-form.tsx';

type Open = { user: User } | 'invitation' | null;

/** Who may sign in, with which role and for which body. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<Open>(null);
  const list = useUserFilter();
  const page = useQuery({ ...userPageQuery(list.filter), enabled: can('users:read') });
  const mayWrite = can('users:write');
  const actions = useUserActions((user) => setOpen({ user }));
  const columns = useUserColumns(mayWrite ? actions.itemsFor : undefined);
  const rows = page.data?.items ?? [];
  const tools = (
    <>
      <SavedViews list="users" />
      <ExportButton
        name="utenti"
        columns={columns}
        readPage={(at) => queryClient.fetchQuery(userPageQuery({ ...fromTheStart(list.filter), ...at }))}
      />
    </>
  );
  const empty = {
    title: t('administration.users.emptyTitle'),
    description: t('administration.users.emptyFix'),
  };
  return (
    <Page
      title={t('administration.users.title')}
      subtitle={t('administration.users.subtitle')}
      error={page.error}
      onRetry={() => page.refetch()}
      isAllowed={can('users:read')}
      actions={mayWrite && <InviteButton onClick={() => setOpen('invitation')} />}
    >
      {actions.problem ? <ProblemAlert problem={actions.problem} /> : null}
      <Card flush>
        <UserFilters list={list} counted={countOf(list.cursor, page.data)} tools={tools} />
        <DataTable
          caption={t('administration.users.title')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          isLoading={page.isPending}
          empty={empty}
        />
        <Pager nextCursor={page.data?.nextCursor ?? null} shown={rows.length} />
      </Card>
      <Dialogs open={open} onClose={() => setOpen(null)} />
    </Page>
  );
}

function InviteButton({ onClick }: { onClick: () => void }) {
  const t = useTexts();
  return (
    <Button tone="primary" icon={PlusIcon} onClick={onClick}>
      {t('administration.users.invite')}
    </Button>
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
