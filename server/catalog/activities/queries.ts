import { desc, eq } from 'drizzle-orm';

import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import { channelActivities } from '../actor-tables.ts';
import { videos } from '../tables.ts';

export async function insertActivity(
  tx: Db,
  activity: typeof channelActivities.$inferInsert,
): Promise<void> {
  await tx.insert(channelActivities).values(activity);
}

/** What was done in a channel, the latest first. */
export const activitiesOf = (db: Db, channelId: number, page: { start: number; count: number }) =>
  db
    .select({
      activity: channelActivities,
      account: accounts,
      video: { id: videos.id, uuid: videos.uuid, name: videos.name },
    })
    .from(channelActivities)
    .leftJoin(accounts, eq(accounts.id, channelActivities.accountId))
    .leftJoin(videos, eq(videos.id, channelActivities.videoId))
    .where(eq(channelActivities.channelId, channelId))
    .orderBy(desc(channelActivities.createdAt), desc(channelActivities.id))
    .offset(page.start)
    .limit(page.count);

export type ActivityRow = Awaited<ReturnType<typeof activitiesOf>>[number];

export const countActivities = (db: Db, channelId: number): Promise<number> =>
  db.$count(channelActivities, eq(channelActivities.channelId, channelId));
