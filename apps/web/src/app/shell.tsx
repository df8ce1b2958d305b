import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useTexts } from '../i18n/i18n.ts';
import { api, settled } from '../lib/api.ts';
import { initialsOf } from '../lib/format.ts';
import { paths } from '../lib/paths.ts';
import { type Account, sessionQuery, useCan } from '../lib/session.ts';
import { globalSearch } from '../pages/global-search.ts';
import { navigationFor } from '../pages/places.ts';
import type { Command } from '../ui/command.ts';
import { CommandPalette, openCommandPalette } from '../ui/command-palette.tsx';
import { AppFrame, FrameHeader, type FrameNavGroup, SearchTrigger } from '../ui/frame.tsx';
import { PersonIcon, PlusIcon, SignOutIcon } from '../ui/icons.tsx';
import { UnsavedChangesHost } from '../ui/unsaved-changes.tsx';
import { UserMenu } from '../ui/user-menu.tsx';
import { Footer } from './footer.tsx';

/** The frame of the signed-in application: header, places by permission, Ctrl+K, footer. */
export function Shell({ account, children }: { account: Account; children: ReactNode }) {
  const t = useTexts();
  const groups = useNavigation();
  const commands = useCommands(groups);
  const can = useCan();
  const navigate = useNavigate();
  const search = globalSearch({ can, t, go: navigate });
  return (
    <AppFrame
      skipLabel={t('shell.skip')}
      navLabel={t('shell.navigation')}
      openNavLabel={t('shell.openNavigation')}
      groups={groups}
      header={
        <FrameHeader
          product={t('common.productName')}
          home={paths.home()}
          tools={
            <>
              <SearchTrigger label={t('shell.search')} onOpen={openCommandPalette} />
              <AccountMenu account={account} />
            </>
          }
        />
      }
      footer={<Footer />}
    >
      {children}
      <CommandPalette commands={commands} search={search} />
      <UnsavedChangesHost />
    </AppFrame>
  );
}

function useNavigation(): FrameNavGroup[] {
  const t = useTexts();
  const can = useCan();
  return navigationFor(can).map((group) => ({
    id: group.key,
    label: t(`shell.groups.${group.key}`),
    items: group.destinations.map(({ key, to, icon }) => ({
      id: key,
      label: t(`shell.places.${key}`),
      to,
      icon,
      exact: to === paths.home(),
    })),
  }));
}

function useCommands(groups: readonly FrameNavGroup[]): Command[] {
  const t = useTexts();
  const can = useCan();
  const navigate = useNavigate();
  return useMemo(() => {
    const places = groups
      .flatMap((group) => group.items)
      .map((item) => ({ ...item, group: t('shell.commandPlaces') }));
    const opening = can('case-files:write')
      ? [
          {
            id: 'newCaseFile',
            label: t('shell.newCaseFile'),
            to: paths.newCaseFile(),
            icon: PlusIcon,
            group: t('shell.commandActions'),
          },
        ]
      : [];
    const own = [
      {
        id: 'account',
        label: t('shell.account'),
        to: paths.account(),
        icon: PersonIcon,
        group: t('shell.commandPlaces'),
      },
    ];
    return [...opening, ...places, ...own].map((command) => ({
      ...command,
      onSelect: () => navigate(command.to),
    }));
  }, [groups, can, navigate, t]);
}

function AccountMenu({ account }: { account: Account }) {
  const t = useTexts();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: () => settled(api.DELETE('/sessions/current')),
    onSettled: () => {
      // Nothing that this person saw may stay for the next one.
      queryClient.clear();
      queryClient.setQueryData(sessionQuery.queryKey, null);
      navigate(paths.signIn());
    },
  });
  return (
    <UserMenu
      name={account.name}
      initials={initialsOf(account.name)}
      organisation={account.organisation.name}
      roleName={t(`common.roles.${account.role}`)}
      label={t('shell.userMenu')}
      items={[
        { label: t('shell.account'), icon: PersonIcon, to: paths.account() },
        { label: t('shell.signOut'), icon: SignOutIcon, onSelect: () => signOut.mutate() },
      ]}
    />
  );
}
