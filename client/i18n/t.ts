import { type Area, type Dictionary, readDictionary } from './dictionary.ts';
import { locale } from './language.ts';

type Values = Record<string, string | number>;

/** What a text with a number in it is in English; other languages have plural categories of their own. */
export interface Forms {
  one: string;
  other: string;
}

const words: Dictionary = {};
const numbers = new Intl.NumberFormat(locale.tag);
const rules = new Intl.PluralRules(locale.tag);

/** Makes the words of an area known. Modules that call `t` while they load have to be loaded after it. */
export async function loadWords(area: Area): Promise<void> {
  Object.assign(words, await readDictionary(locale.language, area));
}

/** Whether there are words for an English text that came from the node. */
export const isKnown = (text: string): boolean => locale.language === 'en' || text in words;

/** An English text in the viewer's language, with values in the places of `{names}`. */
export function t(text: string, values: Values = {}): string {
  const found = words[text];
  return fill(typeof found === 'string' ? found : text, values);
}

/** A text with a number in it, which is `{count}` there; `values` may say how the number is written. */
export function plural(count: number, forms: Forms, values: Values = {}): string {
  const found = words[forms.other];
  const inEnglish = count === 1 ? forms.one : forms.other;
  const text = typeof found === 'object' ? (found[rules.select(count)] ?? found.other) : found;
  return fill(text ?? inEnglish, { count, ...values });
}

const fill = (text: string, values: Values): string =>
  text.replaceAll(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? numbers.format(value) : (value ?? place);
  });
