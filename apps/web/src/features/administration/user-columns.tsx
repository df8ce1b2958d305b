import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { IconButton } from '../../ui/button.tsx';
import type { Column } from '../../ui/columns.ts';
import { MoreIcon } from '../../ui/icons.tsx';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import { type BadgeTone, StatusBadge } from '../../ui/status-badge.tsx';
import { districtsQuery, type User } from './queries.ts';

const tones: Record<User['state'], BadgeTone> = { active: 'good', invited: 'violet', suspended: 'bad' };

const textColumn = (id: string, header: string, text: (user: User) => string): Column<User> => ({
  id,
  header,
  cell: text,
  text,
});

/** The columns of the list of users; the last one is there for who may change them. */
export function useUserColumns(itemsFor: ((user: User) => MenuItem[]) | undefined): Column<User>[] {
  const t = useTexts();
  const districts = useQuery(districtsQuery);
  const codesOf = ({ districtIds }: User) =>
    districtIds
      .map((id) => districts.data?.items.find((district) => district.id === id)?.code ?? '…')
      .join(', ');
  const roleOf = (user: User) =>
    [t(`common.roles.${user.role}`), codesOf(user)].filter((part) => part !== '').join(', ');
  const columns: Column<User>[] = [
    textColumn('name', t('administration.users.name'), ({ name }) => name),
    textColumn('email', t('administration.users.email'), ({ email }) => email),
    textColumn('role', t('administration.users.role'), roleOf),
    textColumn('body', t('administration.body'), ({ organisation }) => organisation.name),
    {
      id: 'state',
      header: t('administration.users.stateHeader'),
      cell: ({ state }) => (
        <StatusBadge tone={tones[state]}>{t(`administration.users.state.${state}`)}</StatusBadge>
      ),
      text: ({ state }) => t(`administration.users.state.${state}`),
    },
  ];
  if (!itemsFor) return columns;
  return [
    ...columns,
    {
      id: 'actions',
      header: t('common.edit'),
      hideHeader: true,
      align: 'end',
      cell: (user) => <UserMenu user={user} items={itemsFor(user)} />,
    },
  ];
}

function UserMenu({ user, items }: { user: User; items: MenuItem[] }) {
  const label = useTexts()('administration.users.menu', { name: user.name });
  const target = <IconButton icon={MoreIcon} label={label} onClick={() => {}} />;
  return <Menu label={label} items={items} target={target} />;
}
