import { and, eq, inArray, or, type SQL } from 'drizzle-orm';

import { follows } from '../../server/catalog/social-tables.ts';
import { channels } from '../../server/catalog/tables.ts';
import type { Db } from '../../server/platform/db.ts';

/** What two accounts, and the channels they have, follow of each other. */
export function followsBetween(db: Db, one: number, other: number, limit: number) {
  const of = (accountId: number): SQL =>
    or(
      eq(follows.accountId, accountId),
      inArray(
        follows.channelId,
        db.select({ id: channels.id }).from(channels).where(eq(channels.accountId, accountId)),
      ),
    )!;
  return db
    .select({
      followerId: follows.followerId,
      channelId: follows.channelId,
      accountId: follows.accountId,
    })
    .from(follows)
    .where(
      or(and(eq(follows.followerId, one), of(other)), and(eq(follows.followerId, other), of(one))),
    )
    .limit(limit);
}
