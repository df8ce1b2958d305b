import { useTexts } from '../i18n/i18n.ts';
import { paths } from '../lib/paths.ts';
import { useAccount, useCan } from '../lib/session.ts';
import { ButtonLink } from '../ui/button.tsx';
import { PlusIcon, SearchIcon } from '../ui/icons.tsx';
import { Page } from '../ui/page.tsx';
import { HomeShortcuts } from './home-shortcuts.tsx';
import { HomeTasks } from './home-tasks.tsx';

/** The first page: what waits for the reader, then where else their work is. */
export function Component() {
  const t = useTexts();
  const account = useAccount();
  return (
    <Page
      title={t('home.title', { name: givenNameOf(account.name) })}
      subtitle={`${t(`common.roles.${account.role}`)}, ${account.organisation.name}`}
      actions={<HomeActions />}
    >
      <HomeTasks />
      <HomeShortcuts />
    </Page>
  );
}

function HomeActions() {
  const t = useTexts();
  const can = useCan();
  if (!can('case-files:write')) return null;
  return (
    <>
      <ButtonLink to={paths.caseFiles()} icon={SearchIcon}>
        {t('home.findCaseFile')}
      </ButtonLink>
      <ButtonLink to={paths.newCaseFile()} icon={PlusIcon} tone="primary">
        {t('shell.newCaseFile')}
      </ButtonLink>
    </>
  );
}

/** The first word of a full name, as people greet each other. */
function givenNameOf(name: string): string {
  return name.split(' ')[0] ?? name;
}
