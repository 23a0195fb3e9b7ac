import { and, asc, eq, gt, notExists, sql } from 'drizzle-orm';

import type { Db } from '../platform/db.ts';
import { furtherRenditions } from './part-tables.ts';
import { openingBytes } from './playlists.ts';
import { renditions } from './tables.ts';

/** No line that plays video at all takes long over the first segment of these. */
const MOST_RUNG = 360;
/** Enough for the first two segments of a playlist. */
const BEGINNING_CHARACTERS = 1_000;

/**
 * The first segments of a video's smaller renditions, smallest first. `rung` is the shorter side of the picture in
 * pixels, `codecs` as in RFC 6381; `sizeBytes` of the file hold the segment and all that is needed to play it. None while
 * there is no rendition, for a video of one segment, and for one in further codecs: a player may want those, and keeps to
 * one.
 */
export async function findOpenings(db: Db, videoId: number) {
  const further = db
    .select({ one: sql`1` })
    .from(furtherRenditions)
    .where(eq(furtherRenditions.videoId, videoId));
  const rungs = await db
    .select({
      rung: renditions.height,
      width: renditions.width,
      height: renditions.pixelHeight,
      codecs: renditions.codecs,
      beginning: sql<string>`left(${renditions.playlist}, ${BEGINNING_CHARACTERS})`,
    })
    .from(renditions)
    .where(and(eq(renditions.videoId, videoId), gt(renditions.height, 0), notExists(further)))
    .orderBy(asc(renditions.height));
  const small = rungs.filter(({ rung }, index) => index === 0 || rung <= MOST_RUNG);
  return small.flatMap(({ beginning, ...rendition }) => {
    const sizeBytes = openingBytes(beginning);
    return sizeBytes === undefined ? [] : [{ ...rendition, sizeBytes }];
  });
}
