import { asc, count, desc, eq, type SQL, sql } from 'drizzle-orm';

import { videoCopies } from '../catalog/copy-tables.ts';
import { videoMirrors } from '../catalog/remote-tables.ts';
import { renditions, videos } from '../catalog/tables.ts';
import type { Db } from '../platform/db.ts';
import type { Page } from '../platform/page-query.ts';

const SORTS = { name: videos.name, id: videos.id } as const;

export const MIRROR_SORTS = Object.keys(SORTS) as (keyof typeof SORTS)[];

type Sort = keyof typeof SORTS;

const video = { id: videos.id, name: videos.name, uuid: videos.uuid, url: videos.url };

const orderOf = ({ field, descending }: Page<Sort>['sort']): SQL[] => {
  const direction = descending ? desc : asc;
  return [direction(SORTS[field]), direction(videos.id)];
};

/** Copies this node keeps, or is making, by the video they are of. */
export const listCopies = (db: Db, page: Page<Sort>) =>
  db
    .select({ video, copy: videoCopies })
    .from(videoCopies)
    .innerJoin(videos, eq(videos.id, videoCopies.videoId))
    .orderBy(...orderOf(page.sort))
    .limit(page.count)
    .offset(page.start);

export async function countCopies(db: Db): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(videoCopies)
    .innerJoin(videos, eq(videos.id, videoCopies.videoId));
  return row!.total;
}

export type MirrorRow = typeof videoMirrors.$inferSelect;

const ofOurs = sql`${videos.url} is null and exists (
  select from ${videoMirrors} where ${videoMirrors.videoId} = ${videos.id})`;

/** Videos of this node that others mirror, each with all who do. */
export async function listMirrored(db: Db, page: Page<Sort>) {
  const rows = await db
    .select({
      video,
      sizeBytes: sql<number>`(select coalesce(sum(${renditions.sizeBytes}), 0)::float8
        from ${renditions} where ${renditions.videoId} = ${videos.id})`,
    })
    .from(videos)
    .where(ofOurs)
    .orderBy(...orderOf(page.sort))
    .limit(page.count)
    .offset(page.start);
  const mirrors = await mirrorsOf(
    db,
    rows.map((row) => row.video.id),
  );
  return rows.map((row) => ({
    ...row,
    mirrors: mirrors.filter(({ videoId }) => videoId === row.video.id),
  }));
}

const mirrorsOf = async (db: Db, ids: number[]): Promise<MirrorRow[]> =>
  ids.length === 0
    ? []
    : db
        .select()
        .from(videoMirrors)
        .where(sql`${videoMirrors.videoId} in ${ids}`)
        .orderBy(asc(videoMirrors.id));

export async function countMirrored(db: Db): Promise<number> {
  const [row] = await db.select({ total: count() }).from(videos).where(ofOurs);
  return row!.total;
}

/** Another node's copy, to forget it. */
export const findMirrorById = async (db: Db, id: number): Promise<MirrorRow | undefined> =>
  (await db.select().from(videoMirrors).where(eq(videoMirrors.id, id)))[0];

/** How much is held by each strategy. */
export const sumByStrategy = (db: Db) =>
  db
    .select({
      strategy: videoCopies.strategy,
      totalUsed: sql<number>`sum(${videoCopies.sizeBytes})::float8`,
      totalVideos: count(),
      totalVideoFiles: sql<number>`sum((select count(*) from copy_files
        where copy_files.copy_id = ${videoCopies.id} and copy_files.name ~ '\\.(mp4|m4s|m4a)$'))::int`,
    })
    .from(videoCopies)
    .where(eq(videoCopies.state, 'kept'))
    .groupBy(videoCopies.strategy);
