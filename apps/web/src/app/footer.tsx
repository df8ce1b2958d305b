import { useTexts } from '../i18n/i18n.ts';
import { paths } from '../lib/paths.ts';
import { Link, OutsideLink } from '../ui/link.tsx';

/** The address that reads what people say of the product; each installation sets its own mailbox behind it. */
const feedbackAddress = 'mailto:accessibilita@approdo.example?subject=Approdo';

export function Footer() {
  const t = useTexts();
  return (
    <>
      <span>{t('shell.product')}</span>
      <Link to={paths.accessibility()}>{t('shell.accessibility')}</Link>
      <OutsideLink href={feedbackAddress}>{t('shell.feedback')}</OutsideLink>
    </>
  );
}
