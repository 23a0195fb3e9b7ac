import { translateLabels, translateLanguages } from '../../i18n/given.ts';
import { locale } from '../../i18n/language.ts';
import { node } from '../../node.ts';
import type { Choice } from './field.ts';

const asked = new Map<string, Promise<Choice[]>>();

/** The languages or categories there are, by name; asked for once. */
export function labelChoices(kind: 'languages' | 'categories'): Promise<Choice[]> {
  const known = asked.get(kind);
  if (known) return known;
  const choices = ask(kind);
  asked.set(kind, choices);
  choices.catch(() => asked.delete(kind));
  return choices;
}

async function ask(kind: 'languages' | 'categories'): Promise<Choice[]> {
  const given = (await (await node.videos[kind].$get()).json()) as Record<string, string>;
  const labels = kind === 'categories' ? translateLabels(given) : translateLanguages(given);
  return Object.entries(labels)
    .map(([id, label]) => ({ value: kind === 'categories' ? Number(id) : id, label }))
    .toSorted((one, other) => one.label.localeCompare(other.label, locale.tag));
}
