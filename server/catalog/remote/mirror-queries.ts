import { and, count, eq, isNotNull, lt, ne, sql } from 'drizzle-orm';

import type { Db } from '../../platform/db.ts';
import { videoMirrors } from '../remote-tables.ts';
import { videos } from '../tables.ts';

type MirrorRow = typeof videoMirrors.$inferSelect;
type Said = Pick<MirrorRow, 'videoId' | 'host' | 'url' | 'baseUrl' | 'expiresAt'>;

/** Locks a video, so that its mirrors are counted one after the other; false when there is none. */
export async function lockMirrored(tx: Db, videoId: number): Promise<boolean> {
  const rows = await tx
    .select({ id: videos.id })
    .from(videos)
    .where(eq(videos.id, videoId))
    .for('no key update');
  return rows.length > 0;
}

/** How many other nodes mirror a video. */
export async function countOthers(tx: Db, { videoId, host }: Said): Promise<number> {
  const [row] = await tx
    .select({ others: count() })
    .from(videoMirrors)
    .where(and(eq(videoMirrors.videoId, videoId), ne(videoMirrors.host, host)));
  return row!.others;
}

/** Writes down where a copy is; what was found of it holds as long as it is at the same place. */
export const putMirror = (tx: Db, mirror: Said) =>
  tx
    .insert(videoMirrors)
    .values(mirror)
    .onConflictDoUpdate({
      target: [videoMirrors.videoId, videoMirrors.host],
      set: {
        ...mirror,
        health: sql`case when ${videoMirrors.baseUrl} = excluded.base_url then ${videoMirrors.health} else 'unknown' end`,
        nextProbeAt: sql`case when ${videoMirrors.baseUrl} = excluded.base_url then ${videoMirrors.nextProbeAt} else now() end`,
      },
    });

/** The mirror with that id. */
export const findMirror = async (db: Db, url: string): Promise<MirrorRow | undefined> =>
  (await db.select().from(videoMirrors).where(eq(videoMirrors.url, url)))[0];

export const dropMirror = (tx: Db, url: string) =>
  tx.delete(videoMirrors).where(eq(videoMirrors.url, url));

export const dropExpired = (db: Db) =>
  db
    .delete(videoMirrors)
    .where(and(isNotNull(videoMirrors.expiresAt), lt(videoMirrors.expiresAt, sql`now()`)));
