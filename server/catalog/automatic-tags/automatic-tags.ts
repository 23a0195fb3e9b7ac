import type { Db } from '../../platform/db.ts';
import { hasExternalLink } from './links.ts';
import { listsFor } from './queries.ts';
import { holdsWord, prepare } from './words.ts';

/** The tag of what links to another host: it needs no list. */
export const EXTERNAL_LINK = 'external-link';

const MAX_TEXT_CHARACTERS = 20_000;

export type Listener = {
  /** Whose video it is said on: its lists apply, and the node's; for none, only the node's. */
  accountId?: number;
  /** Links to this host are not external. */
  ownHost?: string;
};

/**
 * What tells of a text the names of the lists whose words it holds, and `external-link` if it links elsewhere. The lists are
 * those of now.
 */
export async function automaticTagger(
  db: Db,
  { accountId, ownHost }: Listener,
): Promise<(text: string) => string[]> {
  const lists = await listsFor(db, accountId);
  return (text) => {
    const prepared = prepare(text.slice(0, MAX_TEXT_CHARACTERS));
    const names = lists
      .filter(({ words }) => words.some((word) => holdsWord(prepared, word)))
      .map(({ name }) => name);
    return [...new Set(hasExternalLink(text, ownHost) ? [EXTERNAL_LINK, ...names] : names)];
  };
}
