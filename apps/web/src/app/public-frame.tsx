import { Outlet } from 'react-router';
import { useTexts } from '../i18n/i18n.ts';
import { paths } from '../lib/paths.ts';
import { FrameHeader, PlainFrame } from '../ui/frame.tsx';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import { Footer } from './footer.tsx';

/** Around the pages for everybody: sign-in, passwords, invitations. */
export function PublicFrame() {
  const t = useTexts();
  return (
    <PlainFrame
      skipLabel={t('shell.skip')}
      header={
        <FrameHeader
          product={t('common.productName')}
          home={paths.home()}
          tools={<LanguageSwitch tone="dark" />}
        />
      }
      footer={<Footer />}
    >
      <Outlet />
    </PlainFrame>
  );
}
