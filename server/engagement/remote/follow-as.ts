import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { followed } from '../events.ts';
import {
  countRemoteFollow,
  type Follow,
  type FollowState,
  findFollow,
  isLocalAccount,
  putFollow,
  removeFollow,
} from './follow-queries.ts';
import type { Followed } from './followed.ts';

type RemoteFollow = {
  /** The follower, of this node or another. */
  followerId: number;
  target: Followed;
  /** The id of the activity, when another node sent it. */
  url: string | null;
  state: FollowState;
};

/**
 * Has an account follow a channel or an account, or changes how far that is. Safe to repeat. Counts hold those that are
 * accepted; an owner hears of a new follower.
 */
export const followAs = (db: Db, { target, ...given }: RemoteFollow): Promise<Follow> =>
  db.transaction(async (tx) => {
    const wanted = { ...given, ...target };
    const before = await findFollow(tx, given.followerId, target);
    const follow = await putFollow(tx, wanted, before);
    await count(tx, follow, Number(follow.state === 'accepted') - Number(isAccepted(before)));
    if (follow.channelId !== null && isAccepted(follow) && !before) await tell(tx, follow);
    return follow;
  });

/** Ends a follow. Safe to repeat. */
export const unfollowAs = (db: Db, followerId: number, target: Followed): Promise<void> =>
  db.transaction(async (tx) => {
    const follow = await findFollow(tx, followerId, target);
    if (!follow) return;
    await removeFollow(tx, follow.id);
    await count(tx, follow, isAccepted(follow) ? -1 : 0);
  });

const isAccepted = (follow: Follow | undefined) => follow?.state === 'accepted';

async function count(tx: Db, follow: Follow, by: number): Promise<void> {
  if (by !== 0) await countRemoteFollow(tx, follow, by);
}

/** Only followers of another node: one of this node has told it when it asked. */
async function tell(tx: Db, { id, followerId, channelId }: Follow): Promise<void> {
  if (await isLocalAccount(tx, followerId)) return;
  await emit(tx, followed, { followId: id, followerId, channelId: channelId! });
}
