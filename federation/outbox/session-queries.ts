import { and, eq, sql } from 'drizzle-orm';

import { watchSessions } from '../../server/analytics/tables.ts';
import type { Db } from '../../server/platform/db.ts';

/** How somebody watched, and which seconds, each part once and in order; undefined when nothing of it was seen. */
export async function findSession(db: Db, id: number) {
  const [row] = await db
    .select({
      uuid: watchSessions.uuid,
      videoId: watchSessions.videoId,
      startedAt: watchSessions.startedAt,
      endedAt: watchSessions.endedAt,
      watchedSeconds: watchSessions.watchedSeconds,
      sections: sql<Section[]>`(select coalesce(json_agg(json_build_object(
        'startSeconds', lower(part), 'endSeconds', upper(part) - 1) order by lower(part)), '[]')
        from unnest(${watchSessions.sections}) part)`,
    })
    .from(watchSessions)
    .where(and(eq(watchSessions.id, id), sql`${watchSessions.watchedSeconds} > 0`));
  return row;
}

type Section = { startSeconds: number; endSeconds: number };
