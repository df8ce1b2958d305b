import { useTexts } from '../i18n/i18n.ts';
import { pageFeedbackUrl } from '../lib/feedback.ts';
import { Section } from '../ui/card.tsx';
import { OutsideLink } from '../ui/link.tsx';
import { Page } from '../ui/page.tsx';
import { Prose } from '../ui/prose.tsx';

const standards = ['contrast', 'keyboard', 'errors', 'zoom', 'motion'] as const;
const parts = ['commitment', 'preparation', 'limits', 'contact'] as const;

/** The accessibility statement that Italian law asks of public administrations. */
export function Component() {
  const t = useTexts();
  const feedbackUrl = pageFeedbackUrl();
  return (
    <Page title={t('shell.accessibility')} subtitle={t('accessibility.lead')} narrow>
      <Section title={t('accessibility.standard')}>
        <Prose>
          <p>{t('accessibility.standardText')}</p>
          <ul>
            {standards.map((standard) => (
              <li key={standard}>{t(`accessibility.standardItems.${standard}`)}</li>
            ))}
          </ul>
        </Prose>
      </Section>
      {parts.map((part) => (
        <Section key={part} title={t(`accessibility.${part}`)}>
          <Prose>
            <p>{t(`accessibility.${part}Text`)}</p>
            {part === 'contact' && feedbackUrl && (
              <p>
                <OutsideLink href={feedbackUrl}>{t('shell.feedback')}</OutsideLink>
              </p>
            )}
          </Prose>
        </Section>
      ))}
    </Page>
  );
}
