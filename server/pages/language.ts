/** The languages of the client, as its pages say them (`lang`); `client/i18n/language.ts` has the same. */
const LANGUAGES = ['en', 'fr', 'de', 'es', 'ar'];
const RIGHT_TO_LEFT = new Set(['ar']);

/** The language a browser asks for (RFC 9110, 12.5.4), as far as there is one, or else the node's own. */
export function pageLanguage(accepted: string | undefined, ofNode: string): string {
  const tags = (accepted ?? '')
    .split(',', 20)
    .map((range) => range.trim().split(';'))
    .map(([tag = '', weight]) => ({ tag, weight: Number(weight?.trim().slice(2) ?? 1) || 0 }))
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
  const languages = [...tags, ofNode].map((tag) => tag.toLowerCase().split('-', 1)[0]!);
  return languages.find((tag) => LANGUAGES.includes(tag)) ?? 'en';
}

/** The attributes of a page in a language. */
export const languageAttributes = (language: string): string =>
  `lang="${language}" dir="${RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr'}"`;
