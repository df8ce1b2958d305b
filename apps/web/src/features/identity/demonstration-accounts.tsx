import { isRole } from '@approdo/shared/roles';
import { useTexts } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { DefinitionList, Section } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { CopyValue } from '../../ui/copy-value.tsx';
import { DataTable } from '../../ui/data-table.tsx';

interface DemonstrationAccount {
  readonly email: string;
  readonly name: string;
  readonly role: string;
}

export interface DemonstrationAccountsProps {
  accounts: readonly DemonstrationAccount[];
  password: string;
  apiKey: string | null;
  isBusy: boolean;
  onChoose: (email: string) => void;
}

/** Who can sign in to the demonstration world, each with one press. */
export function DemonstrationAccounts(props: DemonstrationAccountsProps) {
  const { accounts, password, apiKey } = props;
  const t = useTexts();
  const columns = useAccountColumns(props);
  const secrets = [
    { term: t('identity.signIn.commonPassword'), value: <CopyValue value={password} /> },
    ...(apiKey
      ? [{ term: t('identity.signIn.apiKey'), value: <CopyValue value={apiKey} />, wide: true }]
      : []),
  ];
  return (
    <Section title={t('identity.signIn.demonstration')} note={t('identity.signIn.demonstrationNote')}>
      <DataTable
        caption={t('identity.signIn.demonstration')}
        columns={columns}
        rows={accounts}
        rowKey={(account) => account.email}
      />
      <DefinitionList items={secrets} />
    </Section>
  );
}

function useAccountColumns({ isBusy, onChoose }: DemonstrationAccountsProps): Column<DemonstrationAccount>[] {
  const t = useTexts();
  const roleName = (role: string) => (isRole(role) ? t(`common.roles.${role}`) : role);
  return [
    { id: 'role', header: t('identity.role'), cell: (account) => roleName(account.role) },
    { id: 'email', header: t('identity.email'), cell: (account) => account.email },
    {
      id: 'enter',
      header: t('identity.signIn.enter'),
      hideHeader: true,
      align: 'end',
      cell: (account) => (
        <Button
          busy={isBusy}
          onClick={() => onChoose(account.email)}
          label={t('identity.signIn.enterAs', { role: roleName(account.role) })}
        >
          {t('identity.signIn.enter')}
        </Button>
      ),
    },
  ];
}
