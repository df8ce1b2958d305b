import { changeLanguage, currentLanguage, languages, useTexts } from '../i18n/i18n.ts';
import styles from './language-switch.module.css';

const names = { it: 'Italiano', en: 'English' } as const;

/** The language of the screens; each is named in itself. `dark` is for the header. */
export function LanguageSwitch({ tone = 'light' }: { tone?: 'light' | 'dark' }) {
  const t = useTexts();
  const chosen = currentLanguage();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame and a legend in one line of text
    <span
      className={tone === 'dark' ? `${styles.switch} ${styles.dark}` : styles.switch}
      role="group"
      aria-label={t('ui.language.label')}
    >
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          className={styles.choice}
          aria-pressed={language === chosen}
          onClick={() => changeLanguage(language)}
        >
          {names[language]}
        </button>
      ))}
    </span>
  );
}
