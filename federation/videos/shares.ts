import * as z from 'zod';

import { announceChange, findVideoByUrl, forgetRemoteVideo } from '../../server/catalog/index.ts';
import { forbidden } from '../../server/platform/errors.ts';
import { removeBoost } from '../boosts/queries.ts';
import { writeBoost } from '../boosts/write-boost.ts';
import { keepUnlessGone } from '../deletions/tombstones.ts';
import { holdVideo } from '../follows/followed-queries.ts';
import { settleVideos } from '../follows/settle-followed.ts';
import { type Handler, type Handling, Ignored } from '../inbox/handling.ts';
import { FirstReference, hostOf, Reference, sameHost } from '../vocabulary/incoming/common.ts';
import { changedAt } from '../vocabulary/incoming/video.ts';
import { isFollowed } from './queries.ts';
import { fetchVideo, keepVideo, publishersOf, takeVideoAt } from './take-video.ts';

/**
 * A channel or a node shows its followers a video, by its id alone: it is fetched from where it is. One that is known may
 * have changed since, if its own node says so: who had it from elsewhere before is not told of that in another way. Who shows
 * what is of a third node is remembered: strangers may have it for their sake.
 */
export const takeShare: Handler = async (node, { activity, signer }) => {
  const url = FirstReference.parse(activity.object);
  if (hostOf(url) === node.publicUrl.host) throw new Ignored('this node knows its own videos');
  if (!(await isFollowed(node.db, [signer.id], signer.host!)))
    throw new Ignored('nobody here follows it');
  if (sameHost(url, signer.url)) return keepShown(node, url);
  if (!(await findVideoByUrl(node.db, node.publicUrl, url))) await keepShown(node, url);
  const shown = await findVideoByUrl(node.db, node.publicUrl, url);
  if (!shown) throw new Ignored('it went meanwhile');
  const { id: videoId, uuid } = shown.video;
  await writeBoost(node.db, { videoId, actorId: signer.id, url: activity.id }, async (tx) => {
    await holdVideo(tx, shown.video);
    await settleVideos(tx, [videoId]);
    await announceChange(tx, uuid);
  });
};

async function keepShown(node: Handling, url: string): Promise<void> {
  const known = await findVideoByUrl(node.db, node.publicUrl, url);
  await keepUnlessGone(node.db, url, {
    async keep() {
      const video = await fetchVideo(node, url);
      if (!known || known.video.updatedAt < changedAt(video))
        await keepVideo(node, video, await publishersOf(node, video));
    },
    forget: () => node.db.transaction((tx) => forgetRemoteVideo(tx, url)),
  });
}

const Undone = z.object({ object: z.object({ actor: Reference, object: FirstReference }) });

/** It shares a video no longer: when that was its own channel, the video may be in another one now. */
export const takeUnshare: Handler = async (node, { activity, signer }) => {
  const { object: shared } = Undone.parse(activity);
  if (shared.actor !== signer.url) throw forbidden('It is somebody else’s.');
  const found = await findVideoByUrl(node.db, node.publicUrl, shared.object);
  if (!found?.video.url) throw new Ignored('nothing here depends on it');
  const { id, uuid, url, channelId } = found.video;
  if (channelId === signer.channelId) return void (await takeVideoAt(node, url));
  await node.db.transaction(async (tx) => {
    if (!(await removeBoost(tx, signer.id, { videoId: id })))
      throw new Ignored('nothing here depends on it');
    await holdVideo(tx, found.video);
    await settleVideos(tx, [id]);
    await announceChange(tx, uuid);
  });
};
