import { useTexts } from '../i18n/i18n.ts';
import { paths } from '../lib/paths.ts';
import { FrameHeader, PlainFrame } from '../ui/frame.tsx';
import { PageSkeleton } from '../ui/skeletons.tsx';
import { Footer } from './footer.tsx';

/** What is seen while the first page is on its way. */
export function BootFrame() {
  const t = useTexts();
  return (
    <PlainFrame
      skipLabel={t('shell.skip')}
      header={<FrameHeader product={t('common.productName')} home={paths.home()} />}
      footer={<Footer />}
    >
      <PageSkeleton />
    </PlainFrame>
  );
}
