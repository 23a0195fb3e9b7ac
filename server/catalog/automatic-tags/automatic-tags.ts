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

/** What lists tell of a text: those of the account it is said to, and those of the node. */
export type Tags = { automaticTags: string[]; nodeTags: string[] };

/** Tells of a text the names of the lists whose words it holds, and `external-link` if it links elsewhere. */
export type Tagger = (text: string) => Tags;

/** A tagger by the lists as they are now. */
export async function automaticTagger(db: Db, { accountId, ownHost }: Listener): Promise<Tagger> {
  const lists = await listsFor(db, accountId);
  return (text) => {
    const prepared = prepare(text.slice(0, MAX_TEXT_CHARACTERS));
    const held = lists.filter(({ words }) => words.some((word) => holdsWord(prepared, word)));
    const always = hasExternalLink(text, ownHost) ? [EXTERNAL_LINK] : [];
    const namesOf = (ofNode: boolean) =>
      held.filter((list) => (list.accountId === null) === ofNode).map(({ name }) => name);
    return {
      automaticTags: [...always, ...namesOf(false)],
      nodeTags: [...always, ...namesOf(true)],
    };
  };
}
