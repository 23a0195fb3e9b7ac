import { and, eq, sql } from 'drizzle-orm';

import { videoColumns } from '../../../server/catalog/index.ts';
import {
  furtherRenditions,
  spokenTracks,
  videoCaptions,
} from '../../../server/catalog/part-tables.ts';
import {
  channels,
  renditions,
  storyboards,
  thumbnails,
  torrents,
  videos,
} from '../../../server/catalog/tables.ts';
import { accounts } from '../../../server/identity/tables.ts';
import type { Db } from '../../../server/platform/db.ts';
import { jsonObject } from '../json-column-queries.ts';
import { isOpen } from '../open-queries.ts';

type RenditionRow = Pick<
  typeof renditions.$inferSelect,
  'id' | 'height' | 'width' | 'pixelHeight' | 'framesPerSecond' | 'sizeBytes' | 'hasAudio'
> & { torrent: { name: string; infoHash: string } | null };

const rendition = jsonObject({
  id: renditions.id,
  height: renditions.height,
  width: renditions.width,
  pixelHeight: renditions.pixelHeight,
  framesPerSecond: renditions.framesPerSecond,
  sizeBytes: renditions.sizeBytes,
  hasAudio: renditions.hasAudio,
  torrent: sql`case when ${torrents.name} is not null
    then ${jsonObject({ name: torrents.name, infoHash: torrents.infoHash })} end`,
});

const files = sql<RenditionRow[]>`(
  select coalesce(json_agg(${rendition} order by ${renditions.height} desc), '[]')
  from ${renditions} left join ${torrents} on ${torrents.blobKey} = ${renditions.blobKey}
  where ${renditions.videoId} = ${videos.id})`;

type ThumbnailRow = Pick<typeof thumbnails.$inferSelect, 'width' | 'height' | 'blobKey'>;

const { width, height, blobKey } = thumbnails;
const pictures = sql<ThumbnailRow[]>`(
  select coalesce(json_agg(${jsonObject({ width, height, blobKey })} order by ${width} desc), '[]')
  from ${thumbnails} where ${thumbnails.videoId} = ${videos.id})`;

type CaptionRow = Pick<
  typeof videoCaptions.$inferSelect,
  'language' | 'blobKey' | 'automaticallyGenerated'
>;

const caption = jsonObject({
  language: videoCaptions.language,
  blobKey: videoCaptions.blobKey,
  automaticallyGenerated: videoCaptions.automaticallyGenerated,
});

const captions = sql<CaptionRow[]>`(
  select coalesce(json_agg(${caption} order by ${videoCaptions.language}), '[]')
  from ${videoCaptions} where ${videoCaptions.videoId} = ${videos.id})`;

/** A video by its number, with all that its document tells of; undefined unless it is of this node and open. */
export async function findOpenVideo(db: Db, id: number) {
  const [row] = await db
    .select({
      video: videoColumns,
      channelName: channels.name,
      accountName: accounts.name,
      files,
      pictures,
      captions,
      further: db.$count(furtherRenditions, eq(furtherRenditions.videoId, videos.id)),
      spoken: db.$count(spokenTracks, eq(spokenTracks.videoId, videos.id)),
      storyboard: storyboards,
    })
    .from(videos)
    .innerJoin(channels, eq(channels.id, videos.channelId))
    .innerJoin(accounts, eq(accounts.id, channels.accountId))
    .leftJoin(storyboards, eq(storyboards.videoId, videos.id))
    .where(and(eq(videos.id, id), isOpen()));
  return row;
}

export type OpenVideo = NonNullable<Awaited<ReturnType<typeof findOpenVideo>>>;
