import type { Db } from '../../server/platform/db.ts';
import { requireRoom } from '../bounds/room.ts';
import { addBoost, type Boosted, isBoosted } from './queries.ts';

type Boost = Boosted & { actorId: number; url: string };

/**
 * Writes down that an actor shows something, once; what `whenNew` does commits with it. Fails with `conflict` when there is no
 * room for more.
 */
export async function writeBoost(db: Db, boost: Boost, whenNew: (tx: Db) => Promise<unknown>) {
  if (await isBoosted(db, boost.actorId, boost)) return;
  await requireRoom(db, 'boostsOfActor', boost.actorId);
  if ('videoId' in boost) await requireRoom(db, 'boostsOfVideo', boost.videoId);
  else await requireRoom(db, 'boostsOfComment', boost.commentId);
  await db.transaction(async (tx) => {
    if (await addBoost(tx, boost)) await whenNew(tx);
  });
}
