import { and, count, eq, isNull, not, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import type { Db } from '../server/platform/db.ts';
import { isGoneActor } from './delivery/index.ts';
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

/** How many activities of others wait to be handled. */
export const countWaiting = (db: Db): Promise<number> =>
  db.$count(inboxActivities, eq(inboxActivities.state, 'waiting'));

/** The accepted follows with this node itself on one side, and one that is still there on the other. */
async function countFollows(db: Db, side: 'followedId' | 'followerId'): Promise<number> {
  const [us, them] = [alias(actors, 'us'), alias(actors, 'them')];
  const other = side === 'followerId' ? 'followedId' : 'followerId';
  const [row] = await db
    .select({ total: count() })
    .from(nodeFollows)
    .innerJoin(us, eq(us.id, nodeFollows[side]))
    .innerJoin(them, eq(them.id, nodeFollows[other]))
    .where(
      and(
        eq(nodeFollows.state, 'accepted'),
        eq(us.type, 'Application'),
        isNull(us.host),
        not(isGoneActor(them)),
      ),
    );
  return row!.total;
}

type Counted = { type: string; state: string; total: number; lastMinute: number };

async function countActivities(db: Db) {
  const rows: Counted[] = await db
    .select({
      type: KIND,
      state: inboxActivities.state,
      total: count(),
      lastMinute: sql`count(*) filter (where ${LAST_MINUTE})`.mapWith(Number),
    })
    .from(inboxActivities)
    .groupBy(KIND, inboxActivities.state);
  const waiting = rows.filter(({ state }) => state === 'waiting');
  const successes = rows.filter(({ state }) => SUCCESSES.has(state));
  const errors = rows.filter(({ state }) => ERRORS.has(state));
  return {
    totalActivityPubMessagesProcessed: totalOf(successes) + totalOf(errors),
    totalActivityPubMessagesSuccesses: totalOf(successes),
    totalActivityPubMessagesErrors: totalOf(errors),
    ...byKind('Successes', successes),
    ...byKind('Errors', errors),
    totalActivityPubMessagesWaiting: totalOf(waiting),
    activityPubMessagesProcessedPerSecond: (lastMinuteOf(rows) - lastMinuteOf(waiting)) / 60,
  };
}

/** What is done is kept with the type of its object: `Create Video`. */
const KIND = sql<string>`split_part(${inboxActivities.type}, ' ', 1)`;
const LAST_MINUTE = sql`${inboxActivities.receivedAt} > now() - interval '1 minute'`;
const SUCCESSES = new Set(['done', 'ignored']);
const ERRORS = new Set(['refused', 'failed']);
const KINDS =
  'Create Update Delete Follow Accept Reject Announce Undo Like Dislike Flag View Download ApproveReply RejectReply';

const totalOf = (rows: Counted[]) => rows.reduce((sum, { total }) => sum + total, 0);

const lastMinuteOf = (rows: Counted[]) => rows.reduce((sum, { lastMinute }) => sum + lastMinute, 0);

const byKind = (outcome: string, rows: Counted[]) =>
  Object.fromEntries(
    KINDS.split(' ').map((kind) => [
      `totalActivityPub${kind}Messages${outcome}`,
      totalOf(rows.filter(({ type }) => type === kind)),
    ]),
  );
