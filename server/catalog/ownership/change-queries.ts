import { eq, sql, sum } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { ownershipChanges } from '../actor-tables.ts';
import { videoPlaylists } from '../playlist-tables.ts';
import { channels, videos } from '../tables.ts';
import type { Kind } from './queries.ts';

export type Change = typeof ownershipChanges.$inferSelect;

/** Asks for a change, unless one of the same thing waits for an answer. */
export async function insertChange(
  tx: Db,
  change: typeof ownershipChanges.$inferInsert,
): Promise<Change | undefined> {
  const [row] = await tx.insert(ownershipChanges).values(change).onConflictDoNothing().returning();
  return row;
}

/** A change by number, locked for the rest of the transaction. */
export async function lockChange(tx: Db, id: number): Promise<Change | undefined> {
  const [row] = await tx
    .select()
    .from(ownershipChanges)
    .where(eq(ownershipChanges.id, id))
    .for('update');
  return row;
}

export const setChangeState = (tx: Db, id: number, state: 'accepted' | 'rejected') =>
  tx.update(ownershipChanges).set({ state }).where(eq(ownershipChanges.id, id));

export const deleteChange = (tx: Db, id: number) =>
  tx.delete(ownershipChanges).where(eq(ownershipChanges.id, id));

export const kindOf = (change: Change): Kind => (change.videoId === null ? 'channel' : 'video');

/** Bytes of sources that the videos of a channel hold. */
export async function bytesOfChannel(tx: Db, channelId: number): Promise<number> {
  const [row] = await tx
    .select({ bytes: sum(videos.sourceBytes).mapWith(Number) })
    .from(videos)
    .where(eq(videos.channelId, channelId));
  return row?.bytes ?? 0;
}

/** A channel, with its playlists, is another account's from now on. */
export async function setOwner(tx: Db, channelId: number, accountId: number): Promise<void> {
  await tx
    .update(channels)
    .set({ accountId, updatedAt: sql`now()` })
    .where(eq(channels.id, channelId));
  await tx.update(videoPlaylists).set({ accountId }).where(eq(videoPlaylists.channelId, channelId));
}
