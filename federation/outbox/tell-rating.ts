import type * as z from 'zod';

import { videoRated } from '../../server/engagement/index.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import { ourActor } from '../actors/our-actor.ts';
import { findActorOf } from '../actors/queries.ts';
import { send } from '../delivery/index.ts';
import type { Handling } from '../inbox/handling.ts';
import { undoActivity } from '../vocabulary/activities.ts';
import { directAudience } from '../vocabulary/audience.ts';
import { inContext } from '../vocabulary/own-contexts.ts';
import { dislikeActivity, likeActivity } from '../vocabulary/reactions.ts';
import { findForeignVideo, inboxesOf } from './queries.ts';

const ACTIVITY = { like: likeActivity, dislike: dislikeActivity };

type Rated = z.output<typeof videoRated.payload>;
type Foreign = NonNullable<Awaited<ReturnType<typeof findForeignVideo>>>;

/** Tells the node of a video what somebody here thinks of it. Of a video of this node, `showVideo` tells the sums. */
export const tellRating = defineJob<Handling>()({
  name: 'federation.tell-rating',
  payload: videoRated.payload,
  attempts: 5,
  timeoutMinutes: 5,
  async run(rated, node) {
    const video = await findForeignVideo(node.db, rated.videoId);
    const known = await findActorOf(node.db, { accountId: rated.accountId });
    if (!video || (known && known.host !== null)) return;
    const rater = await ourActor(node.db, node, { accountId: rated.accountId });
    const activity = activityOf(rated, rater.url, video);
    if (!activity) return;
    await send(node.db, {
      actorId: rater.id,
      activity: inContext('Plain', activity),
      inboxUrls: await inboxesOf(node.db, video.actorIds),
    });
  },
});

/** It is for the account whose video it is. */
function activityOf({ rating, before, videoId }: Rated, actor: string, of: Foreign) {
  const video = { url: of.url, id: videoId };
  const audience = directAudience(of.accountUrl);
  if (rating !== 'none') return ACTIVITY[rating](actor, video, audience);
  return before === 'none' ? undefined : undoActivity(ACTIVITY[before](actor, video), audience);
}
