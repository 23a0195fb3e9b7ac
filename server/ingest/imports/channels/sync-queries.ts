import { and, asc, count, desc, eq, inArray, isNull, sql } from 'drizzle-orm';

import { channelSyncs } from '../../../catalog/import-tables.ts';
import { isRunBy } from '../../../catalog/index.ts';
import { channels } from '../../../catalog/tables.ts';
import type { Db } from '../../../platform/db.ts';

export type Sync = typeof channelSyncs.$inferSelect;
export type FoundSync = NonNullable<Awaited<ReturnType<typeof findSync>>>;

const withChannels = (db: Db) =>
  db
    .select({ sync: channelSyncs, channel: channels })
    .from(channelSyncs)
    .innerJoin(channels, eq(channels.id, channelSyncs.channelId));

/** A synchronization with its channel, while there is one. */
export async function findSync(db: Db, id: number) {
  const [found] = await withChannels(db).where(
    and(eq(channelSyncs.id, id), isNull(channels.deletedAt)),
  );
  return found;
}

/** Synchronizations by number, as imports name them. */
export async function syncsAmong(db: Db, ids: number[]) {
  const { id, externalChannelUrl } = channelSyncs;
  const rows =
    ids.length === 0
      ? []
      : await db
          .select({ id, externalChannelUrl })
          .from(channelSyncs)
          .where(inArray(id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row]));
}

export async function insertSync(
  tx: Db,
  row: Pick<Sync, 'channelId' | 'externalChannelUrl'>,
): Promise<Sync> {
  const [inserted] = await tx.insert(channelSyncs).values(row).returning();
  return inserted!;
}

export const updateSync = (db: Db, id: number, change: Partial<Sync>) =>
  db
    .update(channelSyncs)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(channelSyncs.id, id));

export const deleteSyncRow = (tx: Db, id: number) =>
  tx.delete(channelSyncs).where(eq(channelSyncs.id, id));

/** How many synchronizations the channels of an account have. */
export async function countSyncs(tx: Db, accountId: number): Promise<number> {
  const [row] = await tx
    .select({ syncs: count() })
    .from(channelSyncs)
    .innerJoin(channels, eq(channels.id, channelSyncs.channelId))
    .where(and(eq(channels.accountId, accountId), isNull(channels.deletedAt)));
  return row?.syncs ?? 0;
}

const SORTS = {
  createdAt: channelSyncs.createdAt,
  lastSyncAt: channelSyncs.lastSyncAt,
  state: channelSyncs.state,
  externalChannelUrl: channelSyncs.externalChannelUrl,
  videoChannel: channels.name,
} as const;

type SyncPage = {
  start: number;
  count: number;
  sort: { field: keyof typeof SORTS; descending: boolean };
  includeCollaborations: boolean;
};

/** A page of the synchronizations of an account's channels, if asked for with those it helps to run; and how many. */
export async function listSyncs(db: Db, accountId: number, page: SyncPage) {
  const chosen = and(
    isNull(channels.deletedAt),
    isRunBy({ accountId, withCollaborations: page.includeCollaborations }),
  );
  const direction = page.sort.descending ? desc : asc;
  const [rows, [total]] = await Promise.all([
    withChannels(db)
      .where(chosen)
      .orderBy(direction(SORTS[page.sort.field]), direction(channelSyncs.id))
      .offset(page.start)
      .limit(page.count),
    db
      .select({ count: count() })
      .from(channelSyncs)
      .innerJoin(channels, eq(channels.id, channelSyncs.channelId))
      .where(chosen),
  ]);
  return { rows, total: total?.count ?? 0 };
}
