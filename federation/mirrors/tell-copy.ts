import { copyChanged, findKeptCopy } from '../../server/catalog/index.ts';
import type { Db } from '../../server/platform/db.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import { ourActor } from '../actors/our-actor.ts';
import { send } from '../delivery/index.ts';
import type { Handling } from '../inbox/handling.ts';
import { findForeignVideo, inboxesOf } from '../outbox/queries.ts';
import { createActivity, updateActivity } from '../vocabulary/activities.ts';
import { inContext } from '../vocabulary/own-contexts.ts';
import { copyObject, copyWithdrawal } from './copy-object.ts';
import { dropToldCopy, lockToldCopy, putToldCopy, type ToldCopy } from './queries.ts';

/**
 * Tells the node of a video that this one keeps a copy of it, for how long, or no longer; that node tells others. Safe to
 * repeat: what it knows already it is not told.
 */
export const tellCopy = defineJob<Handling>()({
  name: 'federation.tell-copy',
  payload: copyChanged.payload,
  attempts: 5,
  timeoutMinutes: 5,
  run: ({ videoUuid }, node) =>
    node.db.transaction(async (tx) => {
      const told = await lockToldCopy(tx, videoUuid);
      const now = await findTold(tx, videoUuid);
      if (now && told && now.expiresAt?.getTime() === told.expiresAt?.getTime()) return;
      if (now) await putToldCopy(tx, now);
      else if (told) await dropToldCopy(tx, videoUuid);
      if (now) await tell(tx, node, { copy: now, isNew: told === undefined });
      else if (told) await tellEnd(tx, node, told);
    }),
});

type Now = Omit<ToldCopy, 'toldAt'>;

/** What is to be told of a copy; undefined when none is kept. */
async function findTold(db: Db, videoUuid: string): Promise<Now | undefined> {
  const copy = await findKeptCopy(db, videoUuid);
  const video = copy?.videoId ? await findForeignVideo(db, copy.videoId) : undefined;
  if (!copy || !video) return undefined;
  const { url: videoUrl, accountUrl, actorIds } = video;
  const inboxUrls = await inboxesOf(db, actorIds);
  return { videoUuid, videoUrl, accountUrl, inboxUrls, expiresAt: copy.expiresAt };
}

async function tell(
  tx: Db,
  node: Handling,
  { copy, isNew }: { copy: Now; isNew: boolean },
): Promise<void> {
  const us = await ourActor(tx, node, 'node');
  const object = copyObject(node.publicUrl, copy);
  const activity = isNew
    ? createActivity(us.url, object)
    : updateActivity(us.url, object, new Date());
  const { inboxUrls } = copy;
  await send(tx, { actorId: us.id, activity: inContext('CacheFile', activity), inboxUrls });
}

async function tellEnd(tx: Db, node: Handling, told: ToldCopy): Promise<void> {
  const us = await ourActor(tx, node, 'node');
  const activity = copyWithdrawal(us.url, node.publicUrl, told);
  const { inboxUrls } = told;
  await send(tx, { actorId: us.id, activity: inContext('CacheFile', activity), inboxUrls });
}
