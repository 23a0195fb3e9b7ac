import {
  findPlaylistByUrl,
  findVideo,
  findVideoByUrl,
  forgetRemotePlaylist,
  forgetRemoteVideo,
} from '../../server/catalog/index.ts';
import { deleteComment, findCommentByUrl } from '../../server/engagement/index.ts';
import { Failure, forbidden } from '../../server/platform/errors.ts';
import { type Handler, type Handling, Ignored, type Received } from '../inbox/handling.ts';
import { passOn } from '../inbox/pass-on.ts';
import { FirstReference } from '../vocabulary/incoming/common.ts';
import { forgetActor } from './forget-actor.ts';
import { isCommentOf, isPlaylistOf, isVideoOf } from './queries.ts';
import { bury } from './tombstones.ts';

type Signer = Received['signer'];

/** Something is gone at its node. What it was is found by its id; only whose it is says so. What is not known may yet come. */
export const takeDelete: Handler = async (node, received) => {
  const { activity, signer } = received;
  const url = FirstReference.parse(activity.object);
  if (url === signer.url) return forgetActor(node.db, signer);
  const buried = await bury(node.db, url, signer);
  if (await forgetThing(node, url, received).catch(unlessRefused(buried.takeBack))) return;
  throw new Ignored('it is not known here');
};

const unlessRefused = (takeBack: () => Promise<void>) => async (error: unknown) => {
  if (error instanceof Failure && error.code === 'forbidden') await takeBack();
  throw error;
};

/** Each tells whether it was the thing with that id. Fails with `forbidden` when it is somebody else's. */
async function forgetThing(node: Handling, url: string, received: Received) {
  if (await forgetComment(node, url, received)) return true;
  for (const forget of [forgetVideo, forgetPlaylist])
    if (await forget(node, url, received.signer)) return true;
  return false;
}

async function forgetVideo({ db, publicUrl }: Handling, url: string, signer: Signer) {
  const found = await findVideoByUrl(db, publicUrl, url);
  if (!found) return false;
  if (!(await isVideoOf(db, found.video.id, signer))) throw notTheirs();
  await db.transaction((tx) => forgetRemoteVideo(tx, url));
  return true;
}

/** A comment goes by the word of its author, or of whose video it is about. */
async function forgetComment(node: Handling, url: string, received: Received) {
  const { db, publicUrl } = node;
  const comment = await findCommentByUrl(db, publicUrl, url);
  if (!comment) return false;
  if (comment.deletedAt) return true;
  if (!(await isCommentOf(db, comment.id, received.signer))) throw notTheirs();
  await deleteComment(db, comment);
  const found = await findVideo(db, comment.videoId);
  if (found) await passOn(node, received, found.video);
  return true;
}

async function forgetPlaylist({ db, publicUrl }: Handling, url: string, signer: Signer) {
  const found = await findPlaylistByUrl(db, publicUrl, url);
  if (!found) return false;
  if (!(await isPlaylistOf(db, found.playlist.id, signer))) throw notTheirs();
  await db.transaction((tx) => forgetRemotePlaylist(tx, url));
  return true;
}

const notTheirs = () => forbidden('It is somebody else’s.');
