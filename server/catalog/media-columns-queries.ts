import { getTableColumns, sql } from 'drizzle-orm';

import { growingRenditions } from './growing-tables.ts';
import { remoteManifests, remoteMedia, videoMirrors } from './remote-tables.ts';
import type { RemoteMedia } from './remote/video.ts';
import { renditions, thumbnails, torrents, videos } from './tables.ts';

export type SignedPlaylist = { url: string; sha256: string };

export type Thumbnail = Omit<typeof thumbnails.$inferSelect, 'videoId'>;

const {
  playlist: _,
  segmentHashes: __,
  metadata: _____,
  createdAt: ___,
  videoId: ____,
  ...fileColumns
} = getTableColumns(renditions);

export type RenditionFile = Omit<
  typeof renditions.$inferSelect,
  'playlist' | 'segmentHashes' | 'metadata' | 'createdAt' | 'videoId'
> & { torrent: { name: string; infoHash: string } | null };

/** The pictures of a video: a column for queries over `videos`, which so need no second one. */
export const thumbnailsColumn = sql<Thumbnail[]>`(
  select coalesce(json_agg(pictures), '[]') from (
    select ${thumbnails.width}, ${thumbnails.height}, ${thumbnails.blobKey} as "blobKey"
    from ${thumbnails} where ${thumbnails.videoId} = ${videos.id}) pictures)`;

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

const growingFields = Object.keys(fileColumns).map((name) => {
  const column = growingRenditions[name as keyof typeof fileColumns];
  return sql`${sql.raw(`'${name}'`)}, ${column}`;
});

/** The same of those that can be watched as far as they are made. They have no torrents: a column likewise. */
export const growingColumn = sql<RenditionFile[]>`(
  select coalesce(json_agg(json_build_object(${sql.join(growingFields, sql`, `)}, 'torrent', null)
    order by ${growingRenditions.height} desc), '[]')
  from ${growingRenditions} where ${growingRenditions.videoId} = ${videos.id})`;

/** Where the media of another node's video are; null for a video of this one: a column likewise. */
export const remoteColumn = sql<RemoteMedia | null>`case when ${videos.url} is not null then (
  select json_build_object('streamingPlaylists', ${remoteMedia.streamingPlaylists}, 'files', ${remoteMedia.files},
    'trackerUrls', ${remoteMedia.trackerUrls},
    'storyboard', ${remoteMedia.storyboard}, 'live', ${remoteMedia.live})
  from ${remoteMedia} where ${remoteMedia.videoId} = ${videos.id}) end`;

/** What the node of the video signed its playlists to hash to; null where it did not: a column likewise. */
export const signedPlaylistsColumn = sql<SignedPlaylist[] | null>`(
  select json_agg(json_build_object('url', file ->> 'url', 'sha256', file ->> 'sha256'))
  from ${remoteManifests}, jsonb_array_elements(${remoteManifests.files}) file
  where ${remoteManifests.videoId} = ${videos.id} and file ->> 'url' like '%.m3u8')`;

/** Where other nodes keep copies of the video's files now: a column likewise. */
export const mirrorsColumn = sql<{ baseUrl: string }[]>`(
  select coalesce(json_agg(json_build_object('baseUrl', ${videoMirrors.baseUrl}) order by ${videoMirrors.host}), '[]')
  from ${videoMirrors} where ${videoMirrors.videoId} = ${videos.id}
    and ${videoMirrors.health} <> 'ill'
    and (${videoMirrors.expiresAt} is null or ${videoMirrors.expiresAt} > now()))`;

/** The same of those that were found well, for players that do not check what they get. */
export const wellMirrorsColumn = sql<{ baseUrl: string }[]>`(
  select coalesce(json_agg(json_build_object('baseUrl', ${videoMirrors.baseUrl}) order by ${videoMirrors.host}), '[]')
  from ${videoMirrors} where ${videoMirrors.videoId} = ${videos.id} and ${videoMirrors.health} = 'well'
    and (${videoMirrors.expiresAt} is null or ${videoMirrors.expiresAt} > now()))`;
