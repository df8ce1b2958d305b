import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { IconButton } from '../../ui/button.tsx';
import type { Column } from '../../ui/columns.ts';
import { MoreIcon } from '../../ui/icons.tsx';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import { type BadgeTone, StatusBadge } from '../../ui/status-badge.tsx';
import { districtsQuery, type User } from './queries.ts';

const tones: Record<User['state'], BadgeTone> = { active: 'good', invited: 'violet', suspended: 'bad' };

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
    {
      id: 'name',
      header: t('administration.users.name'),
      cell: ({ name }) => name,
      text: ({ name }) => name,
    },
    {
      id: 'email',
      header: t('administration.users.email'),
      cell: ({ email }) => email,
      text: ({ email }) => email,
    },
    { id: 'role', header: t('administration.users.role'), cell: roleOf, text: roleOf },
    {
      id: 'body',
      header: t('administration.body'),
      cell: ({ organisation }) => organisation.name,
      text: ({ organisation }) => organisation.name,
    },
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
      cell: (user) => {
        const label = t('administration.users.menu', { name: user.name });
        return (
          <Menu
            label={label}
            items={itemsFor(user)}
            target={<IconButton icon={MoreIcon} label={label} onClick={() => {}} />}
          />
        );
      },
    },
  ];
}
