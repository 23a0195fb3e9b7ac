import { instanceConfig } from '../../../instance/index.ts';
import type { Db } from '../../../platform/db.ts';
import { emit } from '../../../platform/events.ts';
import { listingAsked } from './events.ts';
import { insertDueListings } from './listing-queries.ts';

const MAX_AT_ONCE = 1_000;

/** Has every synchronization look for new videos, as far as this node synchronizes channels. */
export async function lookForNewVideos(db: Db): Promise<void> {
  const { videos, videoChannelSynchronization } = (await instanceConfig(db)).import;
  if (!videoChannelSynchronization.enabled || !videos.http.enabled) return;
  await db.transaction(async (tx) => {
    for (const { id } of await insertDueListings(tx, MAX_AT_ONCE))
      await emit(tx, listingAsked, { listingId: id });
  });
}
