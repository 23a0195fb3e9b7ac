import { and, count, eq, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import type { Db } from '../server/platform/db.ts';
import { actors, inboxActivities, nodeFollows } from './tables.ts';

/** How much this node has to do with others (contract § GET server/stats); of activities, those of the last week. */
export async function federationFigures(db: Db): Promise<Record<string, number>> {
  const [totalInstanceFollowers, totalInstanceFollowing, activities] = await Promise.all([
    countFollows(db, 'followedId'),
    countFollows(db, 'followerId'),
    countActivities(db),
  ]);
  return { totalInstanceFollowers, totalInstanceFollowing, ...activities };
}

/** The accepted follows with this node itself on one side. */
async function countFollows(db: Db, side: 'followedId' | 'followerId'): Promise<number> {
  const us = alias(actors, 'us');
  const [row] = await db
    .select({ total: count() })
    .from(nodeFollows)
    .innerJoin(us, eq(us.id, nodeFollows[side]))
    .where(and(eq(nodeFollows.state, 'accepted'), eq(us.type, 'Application'), isNull(us.host)));
  return row!.total;
}

const isIn = (...states: string[]) => sql`state::text = any(${sql.param(states)})`;
const totalOf = (...states: string[]) =>
  sql<number>`count(*) filter (where ${isIn(...states)})`.mapWith(Number);
const LAST_MINUTE = sql`received_at > now() - interval '1 minute'`;

async function countActivities(db: Db) {
  const [row] = await db
    .select({
      totalActivityPubMessagesProcessed: totalOf('done', 'ignored', 'refused', 'failed'),
      totalActivityPubMessagesSuccesses: totalOf('done', 'ignored'),
      totalActivityPubMessagesErrors: totalOf('refused', 'failed'),
      totalActivityPubMessagesWaiting: totalOf('waiting'),
      activityPubMessagesProcessedPerSecond:
        sql<number>`count(*) filter (where ${LAST_MINUTE}) / 60.0`.mapWith(Number),
    })
    .from(inboxActivities);
  return row!;
}
