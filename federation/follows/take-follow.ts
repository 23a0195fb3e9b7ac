import { followAs } from '../../server/engagement/index.ts';
import { instanceConfig, nodeFollowed } from '../../server/instance/index.ts';
import type { Db } from '../../server/platform/db.ts';
import { Failure, notFound } from '../../server/platform/errors.ts';
import { emit } from '../../server/platform/events.ts';
import { accountOf, followedOf } from '../actors/actor-of.ts';
import type { Actor } from '../actors/queries.ts';
import { requireRoom } from '../bounds/room.ts';
import { send } from '../delivery/index.ts';
import type { Handler, Handling, Received } from '../inbox/handling.ts';
import { FirstReference } from '../vocabulary/incoming/common.ts';
import { inContext } from '../vocabulary/own-contexts.ts';
import { acceptActivity, rejectActivity } from '../vocabulary/relations.ts';
import { followUnlessFollowed } from './follow-actor.ts';
import { nodeFollowOf } from './node-follow.ts';
import { ourActorAt } from './our-actor-at.ts';
import { isOfAnotherFollow, putNodeFollow } from './queries.ts';

/**
 * Somebody of another node wants to follow this node, or a channel or account of it. The answer goes at once, unless
 * administrators decide; who asks again gets it again. One id is of one follow.
 */
export const takeFollow: Handler = async (node, { activity, signer }) => {
  const object = FirstReference.parse(activity.object);
  const target = await ourActorAt(node.db, node, object);
  if (!target) throw notFound(object);
  if (await isOfAnotherFollow(node.db, activity.id, { follower: signer, followed: target }))
    throw new Failure('conflict', 'This id is of another follow.');
  const { followers, followings } = await instanceConfig(node.db);
  const policy = target.type === 'Application' ? followers.instance : followers.channels;
  const state = !policy.enabled ? 'rejected' : needsApproval(policy) ? 'pending' : 'accepted';
  await requireFollowRoom(node.db, signer);
  await node.db.transaction(async (tx) => {
    const given = await writeDown(tx, node, { signer, target, url: activity.id, state });
    await answerFollow(tx, node, { follow: activity, signer, target, ...given });
  });
  if (
    signer.type === 'Application' &&
    state === 'accepted' &&
    followings.instance.autoFollowBack.enabled
  )
    await followUnlessFollowed(node, signer);
};

async function requireFollowRoom(db: Db, { id, accountId, host }: Actor) {
  if (accountId === null) return requireRoom(db, 'followsOfNode', id);
  await requireRoom(db, 'followsOfAccount', accountId);
  return requireRoom(db, 'followersOfHost', host!);
}

const needsApproval = (policy: { enabled: boolean; manualApproval?: boolean }) =>
  policy.manualApproval === true;

type Asked = {
  signer: Actor;
  target: Actor;
  url: string;
  state: 'pending' | 'accepted' | 'rejected';
};

/** Returns the follow as it is now. */
async function writeDown(
  tx: Db,
  node: Pick<Handling, 'publicUrl'>,
  { signer, target, url, state }: Asked,
): Promise<Given> {
  if (signer.type !== 'Application') {
    const followerId = accountOf(signer);
    return followAs(tx, { followerId, target: followedOf(target), url, state });
  }
  const pair = { followerId: signer.id, followedId: target.id };
  const follow = await putNodeFollow(tx, pair, { url, state });
  if (target.type === 'Application' && state !== 'rejected')
    await emit(
      tx,
      nodeFollowed,
      nodeFollowOf(node, { follow, follower: signer, followed: target }),
    );
  return follow;
}

type Given = Pick<Asked, 'state'> & { id: number };
type Answer = Given & { follow: Received['activity']; signer: Actor; target: Actor };

/** Tells who asked, unless it is not decided yet. The answer names the request as it was made. */
async function answerFollow(
  tx: Db,
  { publicUrl: { origin } }: { publicUrl: URL },
  { follow, signer, target, state, id }: Answer,
) {
  if (state === 'pending') return;
  const asked = { type: 'Follow', id: follow.id, actor: signer.url, object: target.url };
  const answer =
    state === 'accepted'
      ? acceptActivity(origin, asked, id)
      : rejectActivity(origin, asked, new Date());
  await send(tx, {
    actorId: target.id,
    activity: inContext('Plain', answer),
    inboxUrls: [signer.inboxUrl],
  });
}
