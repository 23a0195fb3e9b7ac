import {
  announceManyChanges,
  countBoosts,
  forgetRemoteChannel,
} from '../../server/catalog/index.ts';
import { forgetRemoteAccount } from '../../server/identity/index.ts';
import type { Db } from '../../server/platform/db.ts';
import { type Actor, markGone } from '../actors/queries.ts';
import { removeSomeBoosts } from '../boosts/queries.ts';
import { announceFollows, settleFew } from '../follows/settle-followed.ts';

export const BOOSTS_AT_ONCE = 500; // whose videos nobody else can count meanwhile

/**
 * Forgets the account or channel of an actor that is gone at its node, with all it has. What it boosted is
 * taken back before that, some at a time. Safe to repeat.
 */
export async function forgetActor(db: Db, { id, url, type }: Actor): Promise<void> {
  for (let removed = BOOSTS_AT_ONCE; removed === BOOSTS_AT_ONCE;)
    removed = await db.transaction((tx) => takeSomeBack(tx, id));
  await db.transaction(async (tx) => {
    if (type === 'Group') await forgetRemoteChannel(tx, url);
    else if (type === 'Person') await forgetRemoteAccount(tx, url);
    await markGone(tx, id);
    if (type === 'Application') await announceFollows(tx);
    await takeSomeBack(tx, id); // what came meanwhile
  });
}

/** Takes back some of what an actor boosted; returns how many boosts that were. */
async function takeSomeBack(tx: Db, actorId: number): Promise<number> {
  const { count, videoIds } = await removeSomeBoosts(tx, actorId, BOOSTS_AT_ONCE);
  await countBoosts(tx, videoIds, -1);
  if (await settleFew(tx, videoIds)) await announceManyChanges(tx);
  return count;
}
