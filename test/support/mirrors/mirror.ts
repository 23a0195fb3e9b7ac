import { ourActor } from '../../../federation/actors/our-actor.ts';
import { send } from '../../../federation/delivery/index.ts';
import { createActivity, undoActivity } from '../../../federation/vocabulary/activities.ts';
import { cacheFileObject } from '../../../federation/vocabulary/objects/cache-file.ts';
import { inContext } from '../../../federation/vocabulary/own-contexts.ts';
import { cacheFileUrl } from '../../../federation/vocabulary/urls.ts';
import type { Db } from '../../../server/platform/db.ts';

type Mirrored = { url: string; uuid: string };

/** A node that keeps copies of a video of another one, and says so to an inbox. */
export async function openMirror({ db, origin }: { db: Db; origin: string }, video: Mirrored) {
  const actor = await ourActor(db, { publicUrl: new URL(origin) }, 'node');
  const directoryUrl = `${origin}/static/redundancy/hls/${video.uuid}`;
  const create = createActivity(
    actor.url,
    cacheFileObject({
      url: cacheFileUrl(origin, video.uuid),
      videoUrl: video.url,
      expiresAt: new Date(Date.now() + 3_600_000),
      directoryUrl,
      audience: { to: [video.url], cc: [] },
    }),
  );
  const say = (activity: typeof create | ReturnType<typeof undoActivity>, inboxUrl: string) =>
    db.transaction((tx) =>
      send(tx, {
        actorId: actor.id,
        activity: inContext('CacheFile', activity),
        inboxUrls: [inboxUrl],
      }),
    );
  return {
    directoryUrl,
    announce: (inboxUrl: string) => say(create, inboxUrl),
    withdraw: (inboxUrl: string) => say(undoActivity(create), inboxUrl),
  };
}
