import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { announceCounts } from '../change-queries.ts';
import { videos } from '../tables.ts';

type Counts = { likes?: number | undefined; dislikes?: number | undefined };

/** Takes another node's word of how its video is rated; what it does not say stays as it was. */
export async function setRemoteCounts(db: Db, videoId: number, counts: Counts): Promise<void> {
  const given = Object.fromEntries(
    Object.entries(counts).filter(([, value]) => value !== undefined),
  );
  if (Object.keys(given).length === 0) return;
  await db.transaction(async (tx) => {
    await tx
      .update(videos)
      .set(given)
      .where(and(eq(videos.id, videoId), isNotNull(videos.url)));
    await announceCounts(tx);
  });
}

/** Counts people of other nodes who show these videos of this one to their followers, or do so no longer. */
export async function countBoosts(tx: Db, videoIds: number[], by: 1 | -1): Promise<void> {
  if (videoIds.length === 0) return;
  await tx
    .update(videos)
    .set({ boosts: sql`greatest(${videos.boosts} + ${by}, 0)` })
    .where(inArray(videos.id, videoIds));
  await announceCounts(tx);
}
