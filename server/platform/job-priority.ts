import { sql } from 'drizzle-orm';

import type { Db } from './db.ts';

/** Says how urgent the waiting jobs of a slice are that are about a video: more goes first. */
export const setJobPriority = (
  tx: Db,
  { slice, videoId, priority }: { slice: string; videoId: number; priority: number },
) =>
  tx.execute(sql`
    update jobs.job set priority = ${priority}
    where state in ('created', 'retry') and name like ${`${slice}.%`}
      and data ->> 'videoId' = ${String(videoId)}`);
