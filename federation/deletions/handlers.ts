import {
  findPlaylistByUrl,
  findVideo,
  findVideoByUrl,
  forgetRemotePlaylist,
  forgetRemoteVideo,
} from '../../server/catalog/index.ts';
import { deleteComment, findCommentByUrl } from '../../server/engagement/index.ts';
import { forbidden } from '../../server/platform/errors.ts';
import { type Handler, type Handling, Ignored, type Received } from '../inbox/handling.ts';
import { passOn } from '../inbox/pass-on.ts';
import { FirstReference } from '../vocabulary/incoming/common.ts';
import { forgetActor } from './forget-actor.ts';
import { isCommentOf, isPlaylistOf, isVideoOf } from './queries.ts';
import { bury } from './tombstones.ts';

/** What is known here, for the one who says that it is gone. */
type Thing = { isTheirs: boolean; forget: () => Promise<unknown> };

/** Something is gone at its node. What it was is found by its id; only whose it is says so. What is not known may yet come. */
export const takeDelete: Handler = async (node, received) => {
  const { activity, signer } = received;
  const url = FirstReference.parse(activity.object);
  if (url === signer.url) return forgetActor(node.db, signer);
  const known = await findTheirs(node, url, received); // of the word of others nothing is remembered
  await bury(node.db, url, signer);
  const thing = known ?? (await findTheirs(node, url, received)); // it may have come meanwhile
  if (!thing) throw new Ignored('it is not known here');
  await thing.forget();
};

/** Fails with `forbidden` for what is somebody else's. */
async function findTheirs(node: Handling, url: string, received: Received) {
  const found =
    (await findComment(node, url, received)) ??
    (await findVideoAt(node, url, received)) ??
    (await findPlaylist(node, url, received));
  if (found && !found.isTheirs) throw forbidden('It is somebody else’s.');
  return found;
}

type Find = (node: Handling, url: string, received: Received) => Promise<Thing | undefined>;

const findVideoAt: Find = async ({ db, publicUrl }, url, { signer }) => {
  const found = await findVideoByUrl(db, publicUrl, url);
  if (!found) return undefined;
  return {
    isTheirs: await isVideoOf(db, found.video.id, signer),
    forget: () => db.transaction((tx) => forgetRemoteVideo(tx, url)),
  };
};

/** A comment goes by the word of its author, or of whose video it is about; one that went, by anybody's. */
const findComment: Find = async (node, url, received) => {
  const { db, publicUrl } = node;
  const comment = await findCommentByUrl(db, publicUrl, url);
  if (!comment) return undefined;
  if (comment.deletedAt) return { isTheirs: true, forget: () => Promise.resolve() };
  return {
    isTheirs: await isCommentOf(db, comment.id, received.signer),
    async forget() {
      await deleteComment(db, comment);
      const found = await findVideo(db, comment.videoId);
      if (found) await passOn(node, received, found.video);
    },
  };
};

const findPlaylist: Find = async ({ db, publicUrl }, url, { signer }) => {
  const found = await findPlaylistByUrl(db, publicUrl, url);
  if (!found) return undefined;
  return {
    isTheirs: await isPlaylistOf(db, found.playlist.id, signer),
    forget: () => db.transaction((tx) => forgetRemotePlaylist(tx, url)),
  };
};
