import { useTexts } from '../i18n/i18n.ts';
import { paths } from '../lib/paths.ts';
import { ButtonLink } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { SearchIcon } from '../ui/icons.tsx';
import { Page } from '../ui/page.tsx';

/** An address that leads nowhere. */
export function NotFoundPage() {
  const t = useTexts();
  return (
    <Page title={t('shell.noSuchPage')}>
      <EmptyState
        icon={SearchIcon}
        title={t('shell.noSuchAddress')}
        description={t('shell.noSuchPageFix')}
        action={<ButtonLink to={paths.home()}>{t('ui.page.toHome')}</ButtonLink>}
      />
    </Page>
  );
}
