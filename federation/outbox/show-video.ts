import * as z from 'zod';

import type { Db } from '../../server/platform/db.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import { type Actor, findActors } from '../actors/queries.ts';
import { type Activity, send } from '../delivery/index.ts';
import { findVideoObject } from '../documents/videos/video.ts';
import type { Handling } from '../inbox/handling.ts';
import { undoActivity } from '../vocabulary/activities.ts';
import { PUBLIC } from '../vocabulary/audience.ts';
import { inContext } from '../vocabulary/own-contexts.ts';
import { announceActivity } from '../vocabulary/reactions.ts';
import { videoUrl } from '../vocabulary/urls.ts';
import { findLocalVideo, findVideoUuid, inboxesOfFollowers } from './queries.ts';
import { show, showersOf, type Showing } from './show.ts';

/**
 * Tells those who follow the account, the channel or this node how a video is now. The first time, the channel and the
 * node share it too: that is how their followers hear of it (contract § Create(Video)).
 */
export const showVideo = defineJob<Handling>()({
  name: 'federation.show-video',
  payload: z.object({ videoUuid: z.uuid() }),
  attempts: 5,
  timeoutMinutes: 5,
  concurrency: 2,
  delaySeconds: 1, // what changes together is told together
  run: ({ videoUuid }, node) => showVideoNow(node, videoUuid),
});

/** The same when its counts have changed, which happens often and is told late. */
export const showCounts = defineJob<Handling>()({
  name: 'federation.show-counts',
  payload: z.object({ videoId: z.number() }),
  attempts: 5,
  timeoutMinutes: 5,
  delaySeconds: 5,
  async run({ videoId }, node) {
    const videoUuid = await findVideoUuid(node.db, videoId);
    if (videoUuid) await showVideoNow(node, videoUuid);
  },
});

const showVideoNow = (node: Handling, videoUuid: string) => {
  const url = videoUrl(node.publicUrl.origin, videoUuid);
  return show(node, url, (tx) => showingOf({ ...node, db: tx }, url, videoUuid));
};

/** Undefined for a video that is not for everybody: unlisted ones are told to nobody. */
async function showingOf(
  node: Handling,
  url: string,
  videoUuid: string,
): Promise<Showing | undefined> {
  const video = await findLocalVideo(node.db, videoUuid);
  const object = video && (await findVideoObject(node.db, node, video.id));
  if (!object?.to.includes(PUBLIC)) return undefined;
  const actors = await showersOf(node, video!);
  const { likes, dislikes } = video!;
  return {
    object,
    context: 'Video',
    actors,
    counts: { likes, dislikes },
    onOthers: (tx, before) => share(tx, url, { before, actors }),
  };
}

type Sharers = { before: number[]; actors: Actor[] };

/** The channel and the node share a video. When it is in another channel now, that does, and the old one no longer. */
async function share(tx: Db, url: string, { before, actors: [account, ...sharers] }: Sharers) {
  const known = new Set(before);
  for (const sharer of sharers.filter(({ id }) => !known.has(id)))
    await tellFollowers(tx, sharer, announceActivity(sharer, url));
  const now = new Set([account, ...sharers].map((actor) => actor!.id));
  const left = before.slice(1).filter((id) => !now.has(id));
  for (const sharer of await findActors(tx, left))
    await tellFollowers(tx, sharer, undoActivity(announceActivity(sharer, url)));
}

async function tellFollowers(tx: Db, { id }: Actor, activity: Omit<Activity, '@context'>) {
  await send(tx, {
    actorId: id,
    activity: inContext('Plain', activity as Activity),
    inboxUrls: await inboxesOfFollowers(tx, [id]),
  });
}
