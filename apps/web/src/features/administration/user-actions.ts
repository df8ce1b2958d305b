import { useTexts } from '../../i18n/i18n.ts';
import { useAccount } from '../../lib/session.ts';
import { askConfirmation } from '../../ui/confirm.tsx';
import type { MenuItem } from '../../ui/menu.tsx';
import { toast } from '../../ui/toast.tsx';
import { type User, useChangeUser, useInviteAgain } from './queries.ts';

/** What can be done to a user from the list; nobody suspends themselves. */
export function useUserActions(onEdit: (user: User) => void) {
  const t = useTexts();
  const account = useAccount();
  const change = useChangeUser();
  const inviteAgain = useInviteAgain();

  const suspend = async (user: User) => {
    const { name } = user;
    const question = {
      title: t('administration.users.suspend'),
      message: t('administration.users.suspendQuestion', { name }),
      confirm: t('administration.users.suspend'),
      isDangerous: true,
    };
    if (!(await askConfirmation(question))) return;
    change.mutate(
      { user, body: { suspended: true } },
      { onSuccess: () => toast(t('administration.users.suspended')) },
    );
  };
  const reactivate = (user: User) => {
    const onSuccess = () => toast(t('administration.users.reactivated'));
    change.mutate({ user, body: { suspended: false } }, { onSuccess });
  };
  const invite = ({ id }: User) => {
    const onSuccess = ({ email }: User) => toast(t('administration.users.invited', { email }));
    inviteAgain.mutate(id, { onSuccess });
  };

  const itemsFor = (user: User): MenuItem[] => {
    const items: MenuItem[] = [{ label: t('administration.users.editShort'), onSelect: () => onEdit(user) }];
    if (user.state === 'invited')
      items.push({ label: t('administration.users.inviteAgain'), onSelect: () => invite(user) });
    if (user.state === 'suspended')
      items.push({ label: t('administration.users.reactivate'), onSelect: () => reactivate(user) });
    else if (user.id !== account.id)
      items.push({
        label: t('administration.users.suspend'),
        onSelect: () => void suspend(user),
        isDangerous: true,
      });
    return items;
  };
  return { itemsFor, problem: change.error ?? inviteAgain.error };
}
