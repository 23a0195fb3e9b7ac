import { asc, eq, inArray, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';

import { channels, videos } from '../../catalog/tables.ts';
import { forgetBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { accounts, userExports, users } from '../tables.ts';

const query = new QueryBuilder();

const channelsOf = (accountId: number) =>
  query.select({ id: channels.id }).from(channels).where(eq(channels.accountId, accountId));

/** Deletes a user with all that is theirs alone: sessions, passkeys, mutes, … */
export async function deleteUserRow(tx: Db, userId: number): Promise<void> {
  await tx.delete(users).where(eq(users.id, userId));
}

export async function exportKeyOf(tx: Db, userId: number): Promise<string | null> {
  const [row] = await tx
    .select({ blobKey: userExports.blobKey })
    .from(userExports)
    .where(eq(userExports.userId, userId));
  return row?.blobKey ?? null;
}

/** Leaves nothing of an account but its name; its pictures go with what they showed. */
export async function buryAccount(tx: Db, accountId: number): Promise<void> {
  const [account] = await tx
    .select()
    .from(accounts)
    .where(eq(accounts.id, accountId))
    .for('update');
  for (const { key } of account?.avatars ?? []) await forgetBlob(tx, key);
  await tx
    .update(accounts)
    .set({
      displayName: sql`${accounts.name}`,
      description: null,
      avatars: [],
      deletedAt: sql`now()`,
      updatedAt: sql`now()`,
    })
    .where(eq(accounts.id, accountId));
}

/** Takes all videos of an account out of sight, until they are deleted one by one. */
export async function blockVideosOf(tx: Db, accountId: number): Promise<void> {
  await tx
    .update(videos)
    .set({ blocked: true })
    .where(inArray(videos.channelId, channelsOf(accountId)));
}

/** The next videos of an account. */
export async function someVideosOf(db: Db, accountId: number, limit: number): Promise<number[]> {
  const rows = await db
    .select({ id: videos.id })
    .from(videos)
    .where(inArray(videos.channelId, channelsOf(accountId)))
    .orderBy(asc(videos.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Deletes the channels of an account, which have no videos any more, and their pictures. */
export async function deleteChannelsOf(tx: Db, accountId: number): Promise<void> {
  const gone = await tx.delete(channels).where(eq(channels.accountId, accountId)).returning();
  for (const { key } of gone.flatMap(({ avatars, banners }) => [...avatars, ...banners]))
    await forgetBlob(tx, key);
}
