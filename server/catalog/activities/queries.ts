import { and, asc, desc, eq, isNull } from 'drizzle-orm';

import { accounts } from '../../identity/tables.ts';
import type { Db } from '../../platform/db.ts';
import type { Page } from '../../platform/page-query.ts';
import { channelActivities } from '../actor-tables.ts';
import { videos } from '../tables.ts';

export type Activity = typeof channelActivities.$inferInsert;

export async function insertActivity(tx: Db, activity: Activity): Promise<void> {
  await tx.insert(channelActivities).values(activity);
}

/** A page of what was done in a channel, with who did it unless they are gone. */
export const activitiesOf = (
  db: Db,
  channelId: number,
  { sort, start, count }: Page<'createdAt'>,
) => {
  const direction = sort.descending ? desc : asc;
  return db
    .select({
      activity: channelActivities,
      account: accounts,
      video: { id: videos.id, uuid: videos.uuid, name: videos.name },
    })
    .from(channelActivities)
    .leftJoin(
      accounts,
      and(eq(accounts.id, channelActivities.accountId), isNull(accounts.deletedAt)),
    )
    .leftJoin(videos, eq(videos.id, channelActivities.videoId))
    .where(eq(channelActivities.channelId, channelId))
    .orderBy(direction(channelActivities.createdAt), direction(channelActivities.id))
    .offset(start)
    .limit(count);
};

export type ActivityRow = Awaited<ReturnType<typeof activitiesOf>>[number];

export const countActivities = (db: Db, channelId: number): Promise<number> =>
  db.$count(channelActivities, eq(channelActivities.channelId, channelId));
