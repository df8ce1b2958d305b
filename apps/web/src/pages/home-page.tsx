import { useTexts } from '../i18n/i18n.ts';
import { useAccount } from '../lib/session.ts';
import { Page } from '../ui/page.tsx';

export function Component() {
  const t = useTexts();
  const account = useAccount();
  return <Page title={t('home.title', { name: account.name })}>{null}</Page>;
}
