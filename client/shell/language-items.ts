import { chooseLanguage, type Language, LANGUAGES, locale } from '../i18n/language.ts';

/** The languages there are, each named in itself, as items of a menu. */
export const languageItems = () =>
  (Object.keys(LANGUAGES) as Language[]).map((language) => ({
    label: LANGUAGES[language],
    lang: language,
    checked: locale.language === language,
    onselect: () => chooseLanguage(language),
  }));
