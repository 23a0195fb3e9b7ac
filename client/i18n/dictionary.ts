import type { Language } from './language.ts';

/** What an English text is in another language; with a number in it, one text for each plural category. */
export type Dictionary = Record<string, string | Partial<Record<Intl.LDMLPluralRule, string>>>;

/** Parts of the client whose words arrive with their pages, so that others need not carry them. */
export type Area = 'everywhere' | 'create' | 'admin';

type Read = () => Promise<{ default: Dictionary }>;

const DICTIONARIES: Record<Exclude<Language, 'en'>, Record<Area, Read>> = {
  fr: {
    everywhere: () => import('./words/fr.json', { with: { type: 'json' } }),
    create: () => import('./words/fr.create.json', { with: { type: 'json' } }),
    admin: () => import('./words/fr.admin.json', { with: { type: 'json' } }),
  },
  de: {
    everywhere: () => import('./words/de.json', { with: { type: 'json' } }),
    create: () => import('./words/de.create.json', { with: { type: 'json' } }),
    admin: () => import('./words/de.admin.json', { with: { type: 'json' } }),
  },
  es: {
    everywhere: () => import('./words/es.json', { with: { type: 'json' } }),
    create: () => import('./words/es.create.json', { with: { type: 'json' } }),
    admin: () => import('./words/es.admin.json', { with: { type: 'json' } }),
  },
  ar: {
    everywhere: () => import('./words/ar.json', { with: { type: 'json' } }),
    create: () => import('./words/ar.create.json', { with: { type: 'json' } }),
    admin: () => import('./words/ar.admin.json', { with: { type: 'json' } }),
  },
};

/** Reads the words of an area. English needs none: it is what the sources are written in. */
export async function readDictionary(language: Language, area: Area): Promise<Dictionary> {
  return language === 'en' ? {} : (await DICTIONARIES[language][area]()).default;
}
