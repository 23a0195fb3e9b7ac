import { and, count, desc, eq, gt, sql } from 'drizzle-orm';

import { videos } from '../../server/catalog/tables.ts';
import { viewers } from '../../server/engagement/tables.ts';
import type { Db } from '../../server/platform/db.ts';

/** The videos that are watched here now, and by how many: those of this node by all, also elsewhere. */
export const findWatched = (db: Db, watchingSeconds: number, limit: number) =>
  db
    .select({
      videoId: videos.id,
      uuid: videos.uuid,
      viewers: sql<number>`case when ${videos.url} is null
        then greatest(${videos.viewers}, ${count()}::int) else ${count()}::int end`,
    })
    .from(viewers)
    .innerJoin(videos, eq(videos.id, viewers.videoId))
    .where(and(gt(viewers.seenAt, sql`now() - make_interval(secs => ${watchingSeconds})`)))
    .groupBy(videos.id)
    .orderBy(desc(count()))
    .limit(limit);
