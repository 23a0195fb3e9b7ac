import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm';

import {
  channelListings,
  channelSyncs,
  listedAddresses,
  videoImports,
} from '../../../catalog/import-tables.ts';
import { channels, videos } from '../../../catalog/tables.ts';
import { users } from '../../../identity/tables.ts';
import type { Db } from '../../../platform/db.ts';

export type Listing = NonNullable<Awaited<ReturnType<typeof findListing>>>;
type NewListing = typeof channelListings.$inferInsert;

export async function insertListing(tx: Db, row: NewListing): Promise<number> {
  const [inserted] = await tx
    .insert(channelListings)
    .values(row)
    .returning({ id: channelListings.id });
  return inserted!.id;
}

/** A listing that is to be done, with its channel and whose that is, while these are there. */
export async function findListing(db: Db, id: number) {
  const [found] = await db
    .select({ listing: channelListings, channel: channels, userId: users.id })
    .from(channelListings)
    .innerJoin(channels, eq(channels.id, channelListings.channelId))
    .innerJoin(users, eq(users.accountId, channels.accountId))
    .where(and(eq(channelListings.id, id), isNull(channels.deletedAt)));
  return found && { ...found.listing, channel: found.channel, userId: found.userId };
}

/** Keeps a listing, with its synchronization, from going until the transaction ends. Tells whether it is there. */
export async function lockListing(tx: Db, id: number): Promise<boolean> {
  const [row] = await tx
    .select({ id: channelListings.id })
    .from(channelListings)
    .where(eq(channelListings.id, id))
    .for('share');
  return row !== undefined;
}

export const deleteListing = (tx: Db, id: number) =>
  tx.delete(channelListings).where(eq(channelListings.id, id));

/** Whether a synchronization is at work, or waits to be. */
export async function isListing(db: Db, syncId: number): Promise<boolean> {
  const [row] = await db
    .select({ id: channelListings.id })
    .from(channelListings)
    .where(eq(channelListings.syncId, syncId))
    .limit(1);
  return row !== undefined;
}

/** How many listings of a channel are to be done. */
export async function countListings(tx: Db, channelId: number): Promise<number> {
  const [row] = await tx
    .select({ listings: count() })
    .from(channelListings)
    .where(eq(channelListings.channelId, channelId));
  return row?.listings ?? 0;
}

/** Asks for a listing of each synchronization that has none, those untouched for longest first; for those who may upload. */
export const insertDueListings = (tx: Db, limit: number) =>
  tx.execute<{ id: number }>(sql`
    insert into ${channelListings} (channel_id, sync_id, external_channel_url, only_after)
    select ${channelSyncs.channelId}, ${channelSyncs.id}, ${channelSyncs.externalChannelUrl},
      coalesce(${channelSyncs.lastSyncAt}, ${channelSyncs.createdAt})
    from ${channelSyncs}
    join ${channels} on ${channels.id} = ${channelSyncs.channelId} and ${channels.deletedAt} is null
    join ${users} on ${users.accountId} = ${channels.accountId} and not ${users.blocked}
      and ${users.quotaBytes} <> 0 and ${users.quotaDailyBytes} <> 0
    where not exists (
      select from ${channelListings} where ${channelListings.syncId} = ${channelSyncs.id})
    order by ${channelSyncs.updatedAt}, ${channelSyncs.id}
    limit ${limit}
    returning id`);

/** Those of some addresses that this channel needs no more: imported ones, and if told so those found too old. */
export async function knownAddresses(
  db: Db,
  channelId: number,
  addresses: string[],
  { tooOld }: { tooOld: boolean },
): Promise<Set<string>> {
  if (addresses.length === 0) return new Set();
  const [listed, imported] = await Promise.all([
    db
      .select({ address: listedAddresses.address })
      .from(listedAddresses)
      .where(
        and(
          eq(listedAddresses.channelId, channelId),
          inArray(listedAddresses.address, addresses),
          tooOld ? undefined : eq(listedAddresses.imported, true),
        ),
      ),
    db
      .select({ address: sql<string>`${videoImports.targetUrl}` })
      .from(videoImports)
      .innerJoin(videos, eq(videos.id, videoImports.videoId))
      .where(and(eq(videos.channelId, channelId), inArray(videoImports.targetUrl, addresses))),
  ]);
  return new Set([...listed, ...imported].map(({ address }) => address));
}

/** Says that an address is imported. False when it was before. */
export async function claimAddress(tx: Db, channelId: number, address: string): Promise<boolean> {
  const claimed = await tx
    .insert(listedAddresses)
    .values({ channelId, address, imported: true })
    .onConflictDoUpdate({
      target: [listedAddresses.channelId, listedAddresses.address],
      set: { imported: true },
      setWhere: eq(listedAddresses.imported, false),
    })
    .returning({ address: listedAddresses.address });
  return claimed.length > 0;
}

/** Remembers that what is at an address was too old to be imported. */
export const rememberTooOld = (db: Db, channelId: number, address: string) =>
  db.insert(listedAddresses).values({ channelId, address, imported: false }).onConflictDoNothing();
