import type { User } from '../../../identity/index.ts';
import type { Db } from '../../../platform/db.ts';
import { findManagedSync, recordSync } from './managed-sync.ts';
import { deleteSyncRow } from './sync-queries.ts';

/** Ends a synchronization at once; what it has imported stays. Fails as `findManagedSync` does. */
export async function deleteSync(db: Db, user: User, id: number): Promise<void> {
  const { sync, channel } = await findManagedSync(db, user, id);
  await db.transaction(async (tx) => {
    await deleteSyncRow(tx, id);
    const told = { id, url: sync.externalChannelUrl };
    await recordSync(tx, user, { channelId: channel.id, action: 'delete', sync: told });
  });
}
