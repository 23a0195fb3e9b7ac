import * as z from 'zod';

import { findVideoByUrl, isOpenToAll } from '../../server/catalog/index.ts';
import {
  countRemoteDownload,
  countRemoteView,
  rateAs,
  setRemoteViewers,
} from '../../server/engagement/index.ts';
import { forbidden } from '../../server/platform/errors.ts';
import { accountOf } from '../actors/actor-of.ts';
import { requireRoom } from '../bounds/room.ts';
import { type Handler, type Handling, Ignored, type Received } from '../inbox/handling.ts';
import { passOn } from '../inbox/pass-on.ts';
import {
  AnyMoment,
  FirstReference,
  optional,
  Reference,
  sameHost,
} from '../vocabulary/incoming/common.ts';

async function requireVideo(node: Handling, object: unknown) {
  const url = FirstReference.parse(object);
  const found = await findVideoByUrl(node.db, node.publicUrl, url);
  if (!found) throw new Ignored(NOT_KNOWN);
  return found.video;
}

const NOT_KNOWN = 'the video is not known here';

type Known = Awaited<ReturnType<typeof requireVideo>>;

/** What strangers may not watch does not exist for other nodes. */
function requireOpen(video: Known): Known {
  if (video.url === null && !isOpenToAll(video)) throw new Ignored(NOT_KNOWN);
  return video;
}

/** Counts of a video are its own node's to say: here they are made only for videos of this node. */
async function requireOurs(node: Handling, object: unknown) {
  const video = await requireVideo(node, object);
  if (video.url !== null) throw new Ignored('the video is of another node');
  return video;
}

const takeRating =
  (rating: 'like' | 'dislike'): Handler =>
  async (node, { activity, signer }) => {
    const { id: videoId } = requireOpen(await requireOurs(node, activity.object));
    const accountId = accountOf(signer);
    await requireRoom(node.db, 'ratingsOfAccount', accountId);
    await rateAs(node.db, { accountId, videoId, rating, url: activity.id });
  };

export const takeLike = takeRating('like');
export const takeDislike = takeRating('dislike');

const Undone = z.object({ object: z.object({ actor: optional(Reference), object: z.unknown() }) });

/** Somebody takes their rating back. */
export const takeUnrate: Handler = async (node, { activity, signer }) => {
  const { object: rated } = Undone.parse(activity);
  if (rated.actor !== undefined && rated.actor !== signer.url)
    throw forbidden('It is somebody else’s.');
  const { id: videoId } = await requireOurs(node, rated.object);
  await rateAs(node.db, { accountId: accountOf(signer), videoId, rating: 'none', url: null });
};

const View = z.object({
  expires: optional(AnyMoment),
  result: optional(z.object({ userInteractionCount: z.number().int().min(0) })),
});

/**
 * Of videos of other nodes it is their own that says how often they are watched and fetched; of those of this node anybody
 * may say what was done elsewhere, within bounds (security case F19).
 */
async function requireCounted(node: Handling, object: unknown, { url }: Received['signer']) {
  const video = await requireVideo(node, object);
  if (video.url !== null && !sameHost(video.url, url))
    throw new Ignored('only its own node counts what others do with it');
  return requireOpen(video);
}

/** A view that counts, or how many watch at the moment. Those who follow what is here hear of both. */
export const takeView: Handler = async (node, received) => {
  const { activity, signer } = received;
  const video = await requireCounted(node, activity.object, signer);
  const { expires, result } = View.parse(activity);
  const said = { host: signer.host!, videoId: video.id };
  if (expires && result) {
    await setRemoteViewers(node.db, {
      ...said,
      viewers: result.userInteractionCount,
      expiresAt: expires,
    });
  } else if (!(await countRemoteView(node.db, said))) throw new Ignored('it tells of too many');
  await passOn(node, received, video);
};

/** A download, likewise. */
export const takeDownload: Handler = async (node, received) => {
  const { activity, signer } = received;
  const video = await requireCounted(node, activity.object, signer);
  const said = { host: signer.host!, videoId: video.id };
  if (!(await countRemoteDownload(node.db, said))) throw new Ignored('it tells of too many');
  await passOn(node, received, video);
};
