import {
  findAccountByUrl,
  findVideo,
  findVideoByUrl,
  isOpenToAll,
} from '../../server/catalog/index.ts';
import { findCommentByUrl } from '../../server/engagement/index.ts';
import { type Cache, createCache } from '../../server/platform/cache.ts';
import type { Db } from '../../server/platform/db.ts';
import { forbidden, invalid } from '../../server/platform/errors.ts';
import { oncePer } from '../../server/platform/once-per.ts';
import { accountOf } from '../actors/actor-of.ts';
import type { Actor } from '../actors/queries.ts';
import { noRoom, takeRoom } from '../bounds/room.ts';
import type { Reaching } from '../fetch/fetch-object.ts';
import { Addressed, isForAll } from '../vocabulary/incoming/common.ts';
import { ForeignNote } from '../vocabulary/incoming/note.ts';
import { noteText } from './note-text.ts';
import { takeTogether } from './take-together.ts';

const PLACE_SECONDS = 1; // a flood is about one video
const MAX_PLACES = 1_000;

/**
 * Reads what another node says is a comment; `said` is the activity it came in, which tells whom it is for where the note
 * does not. Fails with `invalid`, and with `forbidden` for one that is for some alone, or for nobody who is named: what is
 * kept here all can read.
 */
export function readNote(object: unknown, said?: object): ForeignNote {
  const parsed = ForeignNote.safeParse(object);
  if (!parsed.success) throw invalid('object', 'Should be a note that answers something');
  const audience = [parsed.data, Addressed.parse(said ?? {})].find(
    ({ to, cc }) => to.length + cc.length > 0,
  );
  if (!audience || !isForAll(audience)) throw forbidden('It is not for everybody.');
  return parsed.data;
}

type Place = { videoId: number; inReplyToId: number | null };

const placesFor = oncePer<Db, Cache<Place | undefined>>(() =>
  createCache({ ttlSeconds: PLACE_SECONDS, maxKeys: MAX_PLACES }),
);

/**
 * What a note is about: a video, or a comment on one. Undefined when neither is known, and for videos of this node that
 * strangers may not watch: for other nodes they do not exist.
 */
export const placeOf = (node: Reaching, url: string): Promise<Place | undefined> =>
  placesFor(node.db).remember(url, () => findPlace(node, url));

async function findPlace({ db, publicUrl }: Reaching, url: string): Promise<Place | undefined> {
  const named = await findVideoByUrl(db, publicUrl, url);
  const answered = named ? undefined : await findCommentByUrl(db, publicUrl, url);
  const video = (named ?? (answered && (await findVideo(db, answered.videoId))))?.video;
  if (!video || (video.url === null && !isOpenToAll(video))) return undefined;
  return { videoId: video.id, inReplyToId: answered?.id ?? null };
}

/** Keeps a comment as its own node shows it, or what is new of it. Who is mentioned hears of it. */
export async function keepNote(node: Reaching, note: ForeignNote, place: Place, author: Actor) {
  const hasRoom = await takeRoom(node.db, 'commentsOfVideo', place.videoId);
  if (!hasRoom && !(await findCommentByUrl(node.db, node.publicUrl, note.id)))
    throw noRoom('commentsOfVideo');
  const text = await noteText(note);
  const named = await Promise.all(
    note.tag.map(({ href }) => findAccountByUrl(node.db, node.publicUrl, href)),
  );
  return takeTogether(node, {
    ...place,
    url: note.id,
    accountId: accountOf(author),
    text,
    mentionedAccountIds: named.flatMap((found) => (found ? [found.account.id] : [])),
    createdAt: note.published,
    updatedAt: note.updated ?? note.published,
  });
}
