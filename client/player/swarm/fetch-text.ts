import type { Load } from './fetch-metainfo.ts';

const MOST_CHARACTERS = 4 * 2 ** 20;

/** The text at an address. Throws when there is none, or it is too long. */
export async function fetchText(
  url: string,
  signal: AbortSignal,
  load: Load = fetch,
): Promise<string> {
  const response = await load(url, { signal });
  const text = await response.text();
  if (!response.ok || text.length > MOST_CHARACTERS) throw new Error('no text');
  return text;
}
