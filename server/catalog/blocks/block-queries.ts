import { eq, sql } from 'drizzle-orm';

import { users } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { channels, videoBlocks, videos } from '../tables.ts';

export type Block = typeof videoBlocks.$inferSelect;

export async function findBlock(db: Db, videoId: number): Promise<Block | undefined> {
  const [block] = await db.select().from(videoBlocks).where(eq(videoBlocks.videoId, videoId));
  return block;
}

/** Blocks a video, or makes a block what a moderator now says. */
export async function putBlock(
  tx: Db,
  videoId: number,
  { reason, ...block }: { type: number; unfederated: boolean; reason: string | null },
): Promise<void> {
  await tx
    .insert(videoBlocks)
    .values({ ...block, videoId })
    .onConflictDoUpdate({
      target: videoBlocks.videoId,
      set: { ...block, updatedAt: sql`now()` },
    });
  await tx.update(videos).set({ blocked: true, blockReason: reason }).where(eq(videos.id, videoId));
}

/** Changes the reason of a block. */
export async function changeBlock(tx: Db, videoId: number, reason: string | null): Promise<void> {
  await tx
    .update(videoBlocks)
    .set({ updatedAt: sql`now()` })
    .where(eq(videoBlocks.videoId, videoId));
  await tx.update(videos).set({ blockReason: reason }).where(eq(videos.id, videoId));
}

export async function deleteBlock(tx: Db, videoId: number): Promise<Block | undefined> {
  const [block] = await tx.delete(videoBlocks).where(eq(videoBlocks.videoId, videoId)).returning();
  await tx.update(videos).set({ blocked: false, blockReason: null }).where(eq(videos.id, videoId));
  return block;
}

/** Who publishes in a channel of this node. */
export async function findPublisher(db: Db, channelId: number) {
  const [user] = await db
    .select({ role: users.role, adminFlags: users.adminFlags })
    .from(channels)
    .innerJoin(users, eq(users.accountId, channels.accountId))
    .where(eq(channels.id, channelId));
  return user;
}
