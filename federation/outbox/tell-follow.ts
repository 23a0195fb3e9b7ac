import * as z from 'zod';

import { defineJob } from '../../server/platform/jobs.ts';
import { ourActor } from '../actors/our-actor.ts';
import { findActorOf } from '../actors/queries.ts';
import { send } from '../delivery/index.ts';
import type { Handling } from '../inbox/handling.ts';
import { undoActivity } from '../vocabulary/activities.ts';
import { directAudience } from '../vocabulary/audience.ts';
import { inContext } from '../vocabulary/own-contexts.ts';
import { followActivity } from '../vocabulary/relations.ts';

const Pair = z.object({ followerId: z.number(), channelId: z.number(), followId: z.number() });
const JOB = { payload: Pair, attempts: 5, timeoutMinutes: 5 };

/** The actors of an account of this node and of a channel of another; undefined for any other two. */
async function acrossNodes(node: Handling, { followerId, channelId }: z.output<typeof Pair>) {
  const followed = await findActorOf(node.db, { channelId });
  if (!followed || followed.host === null) return undefined;
  const known = await findActorOf(node.db, { accountId: followerId });
  if (known && known.host !== null) return undefined;
  return { follower: await ourActor(node.db, node, { accountId: followerId }), followed };
}

/** Asks a channel of another node whether somebody here may follow it. */
export const tellFollow = defineJob<Handling>()({
  ...JOB,
  name: 'federation.tell-follow',
  async run(pair, node) {
    const actors = await acrossNodes(node, pair);
    if (!actors) return;
    const { follower, followed } = actors;
    await send(node.db, {
      actorId: follower.id,
      activity: inContext('Plain', followActivity(follower.url, followed.url, pair.followId)),
      inboxUrls: [followed.inboxUrl],
    });
  },
});

export const tellUnfollow = defineJob<Handling>()({
  ...JOB,
  name: 'federation.tell-unfollow',
  async run(pair, node) {
    const actors = await acrossNodes(node, pair);
    if (!actors) return;
    const { follower, followed } = actors;
    const follow = followActivity(follower.url, followed.url, pair.followId);
    await send(node.db, {
      actorId: follower.id,
      activity: inContext('Plain', undoActivity(follow, directAudience(followed.url))),
      inboxUrls: [followed.inboxUrl],
    });
  },
});
