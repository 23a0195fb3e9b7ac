import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { followed, unfollowed } from '../events.ts';
import { countFollow, deleteFollow, insertFollow } from './follow-queries.ts';

type Pair = { followerId: number; channelId: number };

/** Has an account follow a channel; it waits until another node agrees to that. Safe to repeat. */
export const subscribe = (db: Db, pair: Pair) =>
  db.transaction(async (tx) => {
    const follow = await insertFollow(tx, pair);
    if (!follow) return;
    if (follow.state === 'accepted') await countFollow(tx, pair, 1);
    await emit(tx, followed, { ...pair, followId: follow.id });
  });

/** The end of it. False when the account did not follow the channel. */
export const unsubscribe = (db: Db, pair: Pair) =>
  db.transaction(async (tx) => {
    const follow = await deleteFollow(tx, pair);
    if (!follow) return false;
    if (follow.state === 'accepted') await countFollow(tx, pair, -1);
    await emit(tx, unfollowed, { ...pair, followId: follow.id });
    return true;
  });
