import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { it } from './it.ts';

export const languages = ['it', 'en'] as const;
export type Language = (typeof languages)[number];

const storageKey = 'approdo.language';

export function isLanguage(value: string | null): value is Language {
  return languages.some((language) => language === value);
}

/** The language chosen on this device; Italian when none was. */
export function chosenLanguage(): Language {
  const stored = window.localStorage.getItem(storageKey);
  return isLanguage(stored) ? stored : 'it';
}

// Italian travels with the first load; the other language comes when somebody asks for it.
async function loadTexts(language: Language) {
  if (language === 'it' || i18next.hasResourceBundle(language, 'texts')) return;
  const { en } = await import('./en.ts');
  i18next.addResourceBundle('en', 'texts', en);
}

/** Changes the language of every text, remembers the choice and tells assistive technology. */
export async function changeLanguage(language: Language): Promise<void> {
  await loadTexts(language);
  await i18next.changeLanguage(language);
  window.localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
}

/** Prepares the texts in the chosen language; call once before the first render. */
export async function startTexts(language: Language = chosenLanguage()): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'it',
    fallbackLng: 'it',
    defaultNS: 'texts',
    resources: { it: { texts: it } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await loadTexts(language);
  if (language !== 'it') await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** The current language, as two letters. */
export function currentLanguage(): Language {
  const language = i18next.language;
  return isLanguage(language) ? language : 'it';
}

/** Texts for a component: `const t = useTexts(); t('common.save')`. */
export function useTexts() {
  return useTranslation().t;
}

/** Texts outside components, for instance in a formatter. */
export const texts = i18next.t;
export type TextOf = typeof i18next.t;
