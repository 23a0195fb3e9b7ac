import { translateLabels, translateLanguages } from '../../i18n/given.ts';
import { locale } from '../../i18n/language.ts';
import { node } from '../../node.ts';

type Labels = Readonly<Record<string, string>>;

/** What the numbered and lettered values of a video are called. */
export interface VideoLabels {
  categories: Labels;
  licences: Labels;
  languages: Labels;
}

let asked: Promise<VideoLabels> | null = null;

/** The labels of this node: asked for once. */
export function videoLabels(): Promise<VideoLabels> {
  asked ??= read().catch((error: unknown) => {
    asked = null;
    throw error;
  });
  return asked;
}

async function read(): Promise<VideoLabels> {
  const [categories, licences, languages] = await Promise.all([
    node.videos.categories.$get(),
    node.videos.licences.$get(),
    node.videos.languages.$get(),
  ]);
  return {
    categories: translateLabels(await categories.json()),
    licences: translateLabels(await licences.json()),
    languages: translateLanguages(await languages.json()),
  };
}

/** Labels in the order of their words, as a list to choose from. */
export const byLabel = (labels: Labels): [id: string, label: string][] =>
  Object.entries(labels).toSorted(([, one], [, other]) => one.localeCompare(other, locale.tag));
