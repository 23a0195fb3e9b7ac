/** The languages of this client, each named in itself. */
export const LANGUAGES = {
  en: 'English',
  fr: 'Français',
  de: 'Deutsch',
  es: 'Español',
  ar: 'العربية',
} as const;

export type Language = keyof typeof LANGUAGES;

/** A language and the conventions of a region, such as `fr` and `fr-CA`. */
export interface Locale {
  language: Language;
  tag: string;
}

const KEY = 'tributary.language';
const RIGHT_TO_LEFT: readonly Language[] = ['ar'];

const isOurs = (language: string): language is Language => Object.hasOwn(LANGUAGES, language);

/** The first of some tags (BCP 47) that this client speaks; English when it speaks none. */
function pickLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-', 1)[0]!;
    if (isOurs(language)) return { language, tag };
  }
  return { language: 'en', tag: 'en' };
}

/** What the viewer chose, then what their browser asks for, then what the node's page came in. */
function wantedTags(): readonly string[] {
  if (typeof document === 'undefined') return [];
  const chosen = localStorage.getItem(KEY);
  const asked = [...navigator.languages, document.documentElement.lang];
  return chosen === null ? asked : [...asked.filter((tag) => tag.startsWith(chosen)), chosen];
}

/** The locale of this page, for as long as it is open. */
export const locale: Locale = pickLocale(wantedTags());

/** The way its language is written. */
export const direction = RIGHT_TO_LEFT.includes(locale.language) ? 'rtl' : 'ltr';

/** Tells the page which language it is in. */
export function markPage(): void {
  document.documentElement.lang = locale.language;
  document.documentElement.dir = direction;
}

/** Chooses a language for this browser, and opens the page anew in it. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
  location.reload();
}
