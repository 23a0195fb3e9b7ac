import type { Db } from '../../platform/db.ts';
import { invalid } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { findAccount } from '../actors/account-queries.ts';
import type { Handle } from '../actors/handle.ts';
import { lockChannel } from '../collaboration/queries.ts';
import { insertChange } from './change-queries.ts';
import { ownershipAsked } from './events.ts';

/** A video of a channel, or the channel itself. */
export type Given = { channelId: number; videoId?: number };

/**
 * Asks a user of this node to take over a video or a channel. Fails with `invalid` when there is no such user, it is
 * theirs already, or somebody has been asked and not answered.
 */
export async function give(db: Db, { channelId, videoId }: Given, next: Handle): Promise<void> {
  const found = await findAccount(db, next);
  if (!found || found.userId === null || found.account.host !== null)
    throw invalid('username', 'There is no such user on this node');
  await db.transaction(async (tx) => {
    const channel = await lockChannel(tx, channelId);
    if (!channel || channel.accountId === found.account.id)
      throw invalid('username', 'This user is the owner already');
    const change = await insertChange(tx, {
      ...(videoId === undefined ? { channelId } : { videoId }),
      initiatorId: channel.accountId,
      nextOwnerId: found.account.id,
    });
    if (!change) throw invalid('username', 'Somebody has been asked already, and not answered');
    await emit(tx, ownershipAsked, { ownershipChangeId: change.id });
  });
}
