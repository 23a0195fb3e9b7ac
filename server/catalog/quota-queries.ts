import { and, eq, gt, sql, sum } from 'drizzle-orm';

import { users } from '../identity/tables.ts';
import type { Db } from '../platform/db.ts';
import { ADVISORY_LOCK } from '../platform/db/advisory-locks.ts';
import { formerSources } from './source-file/former-tables.ts';
import { channels, videos } from './tables.ts';

/** Makes this user's other quota decisions wait until the transaction ends. */
export const lockQuota = (tx: Db, userId: number) =>
  tx.execute(sql`select pg_advisory_xact_lock(${ADVISORY_LOCK.quota}, ${userId})`);

const keptBytes = sql`${videos.sourceBytes} + coalesce(${formerSources.sizeBytes}, 0)`;

/** Bytes of sources a user's videos hold, in all and of the last day: what the quota counts. */
export async function usedBytes(
  db: Db,
  userId: number,
): Promise<{ totalBytes: number; dailyBytes: number }> {
  const ofUser = (...conditions: Parameters<typeof and>) =>
    db
      .select({ bytes: sum(keptBytes).mapWith(Number) })
      .from(videos)
      .leftJoin(formerSources, eq(formerSources.videoId, videos.id))
      .innerJoin(channels, eq(channels.id, videos.channelId))
      .innerJoin(users, eq(users.accountId, channels.accountId))
      .where(and(eq(users.id, userId), ...conditions));
  const [[total], [daily]] = await Promise.all([
    ofUser(),
    ofUser(gt(videos.createdAt, sql`now() - interval '1 day'`)),
  ]);
  return { totalBytes: total?.bytes ?? 0, dailyBytes: daily?.bytes ?? 0 };
}
