import { useTexts } from '../i18n/i18n.ts';
import { Section } from '../ui/card.tsx';
import { Page } from '../ui/page.tsx';
import { Prose } from '../ui/prose.tsx';

const standards = ['contrast', 'keyboard', 'errors', 'zoom', 'motion'] as const;
const parts = ['commitment', 'preparation', 'limits', 'contact'] as const;

/** The accessibility statement that Italian law asks of public administrations. */
export function Component() {
  const t = useTexts();
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
          </Prose>
        </Section>
      ))}
    </Page>
  );
}
