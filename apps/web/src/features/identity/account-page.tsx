import { useTexts } from '../../i18n/i18n.ts';
import { useAccount } from '../../lib/session.ts';
import { DefinitionList, Section } from '../../ui/card.tsx';
import { Columns } from '../../ui/layout.tsx';
import { Page } from '../../ui/page.tsx';
import { ChangePasswordForm } from './change-password-form.tsx';
import { OpenSessionsTable } from './open-sessions-table.tsx';
import { ProfileForm } from './profile-form.tsx';

/** The signed-in person's own account: name, language, password, where they are signed in. */
export function Component() {
  const t = useTexts();
  const account = useAccount();
  return (
    <Page title={t('shell.account')} subtitle={account.email}>
      <Section title={t('identity.account.facts')}>
        <DefinitionList
          items={[
            { term: t('identity.role'), value: t(`common.roles.${account.role}`) },
            { term: t('identity.organisation'), value: account.organisation.name },
            { term: t('identity.email'), value: account.email },
          ]}
        />
      </Section>
      <Columns minimum={22}>
        <Section title={t('identity.account.profile')}>
          <ProfileForm account={account} />
        </Section>
        <Section title={t('identity.account.password')} note={t('identity.account.passwordNote')}>
          <ChangePasswordForm />
        </Section>
      </Columns>
      <OpenSessionsTable />
    </Page>
  );
}
