import { getTableColumns, sql } from 'drizzle-orm';

import { renditions, thumbnails, torrents, videos } from './tables.ts';

export type Thumbnail = Omit<typeof thumbnails.$inferSelect, 'videoId'>;

const {
  playlist: _,
  segmentHashes: __,
  createdAt: ___,
  videoId: ____,
  ...fileColumns
} = getTableColumns(renditions);

export type RenditionFile = Omit<
  typeof renditions.$inferSelect,
  'playlist' | 'segmentHashes' | 'createdAt' | 'videoId'
> & { torrent: { name: string; infoHash: string } | null };

/** The pictures of a video: a column for queries over `videos`, which so need no second one. */
export const thumbnailsColumn = sql<Thumbnail[]>`(
  select coalesce(json_agg(json_build_object('width', ${thumbnails.width}, 'height', ${thumbnails.height},
    'blobKey', ${thumbnails.blobKey})), '[]')
  from ${thumbnails} where ${thumbnails.videoId} = ${videos.id})`;

const fields = Object.entries(fileColumns).flatMap(([name, column]) => [
  sql`${sql.raw(`'${name}'`)}, ${column}`,
]);

/** The renditions that are ready, best first, without what grows with the length of the video: a column likewise. */
export const filesColumn = sql<RenditionFile[]>`(
  select coalesce(json_agg(json_build_object(${sql.join(fields, sql`, `)}, 'torrent',
    case when ${torrents.name} is not null
      then json_build_object('name', ${torrents.name}, 'infoHash', ${torrents.infoHash}) end)
    order by ${renditions.height} desc), '[]')
  from ${renditions} left join ${torrents} on ${torrents.blobKey} = ${renditions.blobKey}
  where ${renditions.videoId} = ${videos.id})`;
