import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm';

import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { hideDocuments } from '../search/document-queries.ts';
import { follows } from '../social-tables.ts';
import { channels, videos } from '../tables.ts';
import { VideoPrivacy } from '../video.ts';

/** How many channels an account has. Others who would change that wait until the transaction ends. */
export async function lockChannelCount(tx: Db, accountId: number): Promise<number> {
  await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.id, accountId))
    .for('update');
  const [row] = await tx
    .select({ total: count() })
    .from(channels)
    .where(and(eq(channels.accountId, accountId), isNull(channels.deletedAt)));
  return row!.total;
}

type Columns = typeof channels.$inferInsert;

/** Sets what is given; what is undefined stays. */
export const updateChannel = (
  tx: Db,
  channelId: number,
  change: { [Name in keyof Columns]?: Columns[Name] | undefined },
) =>
  tx
    .update(channels)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(channels.id, channelId));

/** Gives all videos of a channel this text. Returns those that had another. */
export const setSupportOfVideos = (
  tx: Db,
  channelId: number,
  support: string | null,
): Promise<{ videoUuid: string }[]> =>
  tx
    .update(videos)
    .set({ support, updatedAt: sql`now()` })
    .where(and(eq(videos.channelId, channelId), sql`${videos.support} is distinct from ${support}`))
    .returning({ videoUuid: videos.uuid });

/** Takes a channel and its videos out of everybody's sight. */
export async function hideChannel(tx: Db, channelId: number): Promise<void> {
  await tx
    .update(channels)
    .set({ deletedAt: sql`now()` })
    .where(eq(channels.id, channelId));
  await tx
    .update(videos)
    .set({ privacy: VideoPrivacy.private })
    .where(eq(videos.channelId, channelId));
  await hideDocuments(tx, channelId);
}

/** A channel on its way out. Undefined once it is gone. */
export async function findHiddenChannel(db: Db, channelId: number) {
  const [row] = await db.select().from(channels).where(eq(channels.id, channelId));
  return row?.deletedAt ? row : undefined;
}

/** Some videos of a channel. */
export const someVideosOf = (db: Db, channelId: number, limit: number) =>
  db.select({ id: videos.id }).from(videos).where(eq(videos.channelId, channelId)).limit(limit);

/** Deletes a channel; who followed it follows one less. */
export async function deleteChannelRow(tx: Db, channelId: number): Promise<void> {
  const followers = tx
    .select({ id: follows.followerId })
    .from(follows)
    .where(and(eq(follows.channelId, channelId), eq(follows.state, 'accepted')));
  await tx
    .update(accounts)
    .set({ following: sql`greatest(${accounts.following} - 1, 0)` })
    .where(inArray(accounts.id, followers));
  await tx.delete(channels).where(eq(channels.id, channelId));
}
