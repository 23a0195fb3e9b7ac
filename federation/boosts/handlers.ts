import * as z from 'zod';

import { countBoosts, findVideo, findVideoByUrl, isOpenToAll } from '../../server/catalog/index.ts';
import { findCommentByUrl } from '../../server/engagement/index.ts';
import type { Db } from '../../server/platform/db.ts';
import { forbidden } from '../../server/platform/errors.ts';
import { type Handler, type Handling, Ignored } from '../inbox/handling.ts';
import {
  Addressed,
  FirstReference,
  isForAll,
  optional,
  Reference,
} from '../vocabulary/incoming/common.ts';
import { type Boosted, removeBoost } from './queries.ts';
import { writeBoost } from './write-boost.ts';

/**
 * Somebody shows their followers what is of this node: it is counted, once for each person. One that is for some alone is not
 * shown to all, nor counted.
 */
export const takeBoost: Handler = async (node, { activity, signer }) => {
  if (!isForAll(Addressed.parse(activity))) throw new Ignored('it is not for everybody');
  const boosted = await requireOurs(node, FirstReference.parse(activity.object));
  await writeBoost(node.db, { ...boosted, actorId: signer.id, url: activity.id }, (tx) =>
    countBoosts(tx, videosAmong(boosted), 1),
  );
};

const Undone = z.object({
  object: z.object({ actor: optional(Reference), object: FirstReference }),
});

/** They show it no longer. */
export const takeUnboost: Handler = async (node, { activity, signer }) => {
  const { object: shared } = Undone.parse(activity);
  if (shared.actor !== undefined && shared.actor !== signer.url)
    throw forbidden('It is somebody else’s.');
  const boosted = await requireOurs(node, shared.object);
  await node.db.transaction(async (tx) => {
    if (!(await removeBoost(tx, signer.id, boosted))) throw new Ignored('it did not count');
    await countBoosts(tx, videosAmong(boosted), -1);
  });
};

const videosAmong = (boosted: Boosted) => ('videoId' in boosted ? [boosted.videoId] : []);

/** Others are counted by their own nodes; what strangers may not watch does not exist for them. */
async function requireOurs({ db, publicUrl }: Handling, url: string): Promise<Boosted> {
  const found = await findVideoByUrl(db, publicUrl, url);
  if (found?.video.url === null && isOpenToAll(found.video)) return { videoId: found.video.id };
  const commentId = found ? undefined : await findOurComment(db, publicUrl, url);
  if (commentId === undefined) throw new Ignored('it is of another node');
  return { commentId };
}

async function findOurComment(db: Db, publicUrl: URL, url: string): Promise<number | undefined> {
  const comment = await findCommentByUrl(db, publicUrl, url);
  if (comment?.url !== null || comment.deletedAt) return undefined;
  const about = await findVideo(db, comment.videoId);
  const isShown = about && (about.video.url !== null || isOpenToAll(about.video));
  return isShown ? comment.id : undefined;
}
