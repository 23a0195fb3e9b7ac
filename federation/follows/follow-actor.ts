import { nodeFollowsItself } from '../../server/instance/index.ts';
import type { Db } from '../../server/platform/db.ts';
import { Failure } from '../../server/platform/errors.ts';
import { emit } from '../../server/platform/events.ts';
import { ourActor } from '../actors/our-actor.ts';
import type { Actor } from '../actors/queries.ts';
import { send } from '../delivery/index.ts';
import { undoActivity } from '../vocabulary/activities.ts';
import { directAudience } from '../vocabulary/audience.ts';
import { inContext } from '../vocabulary/own-contexts.ts';
import { followActivity } from '../vocabulary/relations.ts';
import { nodeFollowOf } from './node-follow.ts';
import { dropNodeFollow, findNodeFollow, putNodeFollow } from './queries.ts';
import { announceFollows } from './settle-followed.ts';

type Node = { db: Db; publicUrl: URL };

/**
 * Has this node follow a node, a channel or an account of another one. Safe to repeat: it asks again. Administrators hear
 * of what it does by itself.
 */
export async function followFromNode(
  node: Node,
  followed: Actor,
  { isByItself = false } = {},
): Promise<void> {
  if (followed.host === null) throw new Failure('conflict', 'This node cannot follow itself.');
  const us = await ourActor(node.db, node, 'node');
  await node.db.transaction(async (tx) => {
    const pair = { followerId: us.id, followedId: followed.id };
    const follow = await putNodeFollow(tx, pair, { state: 'pending', url: null });
    await send(tx, {
      actorId: us.id,
      activity: inContext('Plain', followActivity(us.url, followed.url, follow.id)),
      inboxUrls: [followed.inboxUrl],
    });
    if (isByItself)
      await emit(tx, nodeFollowsItself, nodeFollowOf(node, { follow, follower: us, followed }));
  });
}

/** Has this node follow by itself whom it does not follow, and has not asked to. */
export async function followUnlessFollowed(node: Node, followed: Actor): Promise<void> {
  const us = await ourActor(node.db, node, 'node');
  const pair = { followerId: us.id, followedId: followed.id };
  if (!(await findNodeFollow(node.db, pair)))
    await followFromNode(node, followed, { isByItself: true });
}

/** The end of it. False when this node did not follow it. */
export async function unfollowFromNode(node: Node, followed: Actor): Promise<boolean> {
  const us = await ourActor(node.db, node, 'node');
  return node.db.transaction(async (tx) => {
    const ended = await dropNodeFollow(tx, { followerId: us.id, followedId: followed.id });
    if (!ended) return false;
    await announceFollows(tx);
    const follow = followActivity(us.url, followed.url, ended.id);
    await send(tx, {
      actorId: us.id,
      activity: inContext('Plain', undoActivity(follow, directAudience(followed.url))),
      inboxUrls: [followed.inboxUrl],
    });
    return true;
  });
}
