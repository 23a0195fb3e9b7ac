import { and, asc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';

import { videoMirrors } from '../../catalog/remote-tables.ts';
import { renditions, videos } from '../../catalog/tables.ts';
import type { Db } from '../../platform/db.ts';

const MAX_PROBES = 40;

/** Copies of videos of this node whose time to be looked at has come, in the order of their waiting. */
export const findDue = (db: Db) =>
  db
    .select({ mirror: videoMirrors, setUuid: videos.setUuid })
    .from(videoMirrors)
    .innerJoin(videos, eq(videos.id, videoMirrors.videoId))
    .where(
      and(
        lte(videoMirrors.nextProbeAt, sql`now()`),
        isNull(videos.url),
        or(isNull(videoMirrors.expiresAt), gt(videoMirrors.expiresAt, sql`now()`)),
      ),
    )
    .orderBy(asc(videoMirrors.nextProbeAt))
    .limit(MAX_PROBES);

/** A rendition of a video by chance, with what its segments hash to; one with pictures, if that is asked for. */
export async function findSample(db: Db, videoId: number, hasPictures: boolean) {
  const [row] = await db
    .select({ height: renditions.height, segmentHashes: renditions.segmentHashes })
    .from(renditions)
    .where(and(eq(renditions.videoId, videoId), hasPictures ? gt(renditions.height, 0) : undefined))
    .orderBy(sql`random()`)
    .limit(1);
  return row;
}

export type Finding = Pick<
  typeof videoMirrors.$inferSelect,
  'health' | 'problem' | 'failures' | 'nextProbeAt' | 'bytesPerSecond'
>;

export const recordProbe = (tx: Db, mirrorId: number, finding: Finding) =>
  tx
    .update(videoMirrors)
    .set({ ...finding, probedAt: sql`now()` })
    .where(eq(videoMirrors.id, mirrorId));
