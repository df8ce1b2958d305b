import { useTexts } from '../i18n/i18n.ts';
import { pageFeedbackUrl } from '../lib/feedback.ts';
import { paths } from '../lib/paths.ts';
import { Link, OutsideLink } from '../ui/link.tsx';

export function Footer() {
  const t = useTexts();
  const feedbackUrl = pageFeedbackUrl();
  return (
    <>
      <span>{t('shell.product')}</span>
      <Link to={paths.accessibility()}>{t('shell.accessibility')}</Link>
      {feedbackUrl && <OutsideLink href={feedbackUrl}>{t('shell.feedback')}</OutsideLink>}
    </>
  );
}
