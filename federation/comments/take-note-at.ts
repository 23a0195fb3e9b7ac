import { findCommentByUrl } from '../../server/engagement/index.ts';
import { resolveActor } from '../actors/resolve-actor.ts';
import { fetchObject, type Reaching } from '../fetch/fetch-object.ts';
import { hostOf } from '../vocabulary/incoming/common.ts';
import { ForeignTombstone } from '../vocabulary/incoming/tombstone.ts';
import { keepNote, placeOf, readNote } from './keep-note.ts';

const MAX_DEPTH = 20;

/** Fetches a comment that is not known here, and first what it answers. Returns whether it is known now. */
export async function takeNoteAt(node: Reaching, url: string, depth = 0): Promise<boolean> {
  if (await findCommentByUrl(node.db, node.publicUrl, url)) return true;
  if (depth > MAX_DEPTH || hostOf(url) === node.publicUrl.host) return false;
  const note = readNote(await fetchObject(node, url));
  const place = await placeAt(node, note.inReplyTo, depth + 1);
  if (!place) return false;
  await keepNote(node, note, place, await resolveActor(node, note.attributedTo));
  return true;
}

type Place = Awaited<ReturnType<typeof placeOf>>;

/** What is at an address that a comment answers, fetched if need be; of a deleted comment, what that one answered. */
async function placeAt(node: Reaching, url: string, depth: number): Promise<Place> {
  const known = await placeOf(node, url);
  if (known || depth > MAX_DEPTH || hostOf(url) === node.publicUrl.host) return known;
  const gone = ForeignTombstone.safeParse(await fetchObject(node, url)).data;
  if (gone)
    return gone.inReplyTo === undefined ? undefined : placeAt(node, gone.inReplyTo, depth + 1);
  return (await takeNoteAt(node, url, depth)) ? placeOf(node, url) : undefined;
}
