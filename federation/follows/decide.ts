import type { Db } from '../../server/platform/db.ts';
import { invalid } from '../../server/platform/errors.ts';
import { send } from '../delivery/index.ts';
import { inContext } from '../vocabulary/own-contexts.ts';
import { acceptActivity, rejectActivity } from '../vocabulary/relations.ts';
import type { FollowRow } from './list-queries.ts';
import { dropNodeFollow, setFollowState } from './queries.ts';

type Node = { db: Db; publicUrl: URL };

/** Lets a follower that waits, or was rejected, follow. Fails with `invalid` when it does already. */
export const acceptFollower = (node: Node, row: FollowRow) => decide(node, row, 'accepted');

/** Has a follower follow no longer. Fails with `invalid` when it was rejected already. */
export const rejectFollower = (node: Node, row: FollowRow) => decide(node, row, 'rejected');

const decide = ({ db, publicUrl }: Node, row: FollowRow, state: 'accepted' | 'rejected') =>
  db.transaction(async (tx) => {
    if (!(await setFollowState(tx, pairOf(row), state)))
      throw invalid('handle', `Should not be ${state} already`);
    await tell(tx, publicUrl, row, state);
  });

/** Rejects a follower and forgets it: it may ask again. */
export const dropFollower = ({ db, publicUrl }: Node, row: FollowRow) =>
  db.transaction(async (tx) => {
    if (await dropNodeFollow(tx, pairOf(row))) await tell(tx, publicUrl, row, 'rejected');
  });

const pairOf = ({ follower, followed }: FollowRow) => ({
  followerId: follower.id,
  followedId: followed.id,
});

async function tell(
  tx: Db,
  { origin }: URL,
  { follow, follower, followed }: FollowRow,
  state: 'accepted' | 'rejected',
) {
  const asked = {
    type: 'Follow',
    id: follow.url ?? `${follower.url}/follows/${follow.id}`,
    actor: follower.url,
    object: followed.url,
  };
  await send(tx, {
    actorId: followed.id,
    activity: inContext(
      'Plain',
      state === 'accepted'
        ? acceptActivity(origin, asked, follow.id)
        : rejectActivity(origin, asked, new Date()),
    ),
    inboxUrls: [follower.inboxUrl],
  });
}
