import { LANGUAGES } from '../../catalog/index.ts';
import type { ProbedStream } from './probe-json.ts';

/** The language a stream says it is in, by its shortest code (`eng` and `en-US` are `en`), if it is one videos have here. */
export function languageOf({ tags }: Pick<ProbedStream, 'tags'>): string | undefined {
  const tag = tags['language'] ?? tags['LANGUAGE'];
  if (!tag) return undefined;
  try {
    const { language } = new Intl.Locale(tag);
    return LANGUAGES[language] === undefined ? undefined : language;
  } catch {
    return undefined; // no such code
  }
}
