import {
  CATEGORIES,
  type findVideoPage,
  offersTorrents,
  renditionUrl,
  toShortUuid,
  VideoPrivacy,
} from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { renderMarkdown } from '../../platform/text/markdown.ts';
import { channelPerson } from '../about.ts';
import type { FeedItem, MediaFile } from '../feed.ts';
import { filesAmong, picturesAmong, remoteMediaAmong } from '../queries.ts';
import { remoteFiles } from './remote-files.ts';

const SUMMARY_CHARACTERS = 250;

export type VideoRow = Awaited<ReturnType<typeof findVideoPage>>[number];
type File = Awaited<ReturnType<typeof filesAmong>>[number];
type Picture = Awaited<ReturnType<typeof picturesAmong>>[number];

/** Videos as items of a feed, in their order. */
export async function videoItems(db: Db, node: URL, rows: VideoRow[]): Promise<FeedItem[]> {
  const ids = rows.map(({ video }) => video.id);
  const remoteIds = rows.flatMap(({ video }) => (video.url === null ? [] : video.id));
  const [files, pictures, remote] = await Promise.all([
    filesAmong(db, ids),
    picturesAmong(db, ids),
    remoteMediaAmong(db, remoteIds),
  ]);
  const remoteOf = new Map(remote.map((media) => [media.videoId, remoteFiles(media)]));
  const filesOf = Map.groupBy(files, ({ videoId }) => videoId);
  const picturesOf = Map.groupBy(pictures, ({ videoId }) => videoId);
  return rows.map((row) => {
    const { id, url } = row.video;
    const own = () => mediaFiles(node, row.video, filesOf.get(id) ?? []);
    const media = url === null ? own() : (remoteOf.get(id) ?? []);
    return videoItem(node, row, media, picturesOf.get(id)?.[0]);
  });
}

function videoItem(
  node: URL,
  { video, channel }: VideoRow,
  files: MediaFile[],
  picture: Picture | undefined,
): FeedItem {
  const short = toShortUuid(video.uuid);
  return {
    link: `${node.origin}/w/${short}`,
    title: video.name,
    summary: summaryOf(video.description),
    html: renderMarkdown(video.description ?? ''),
    author: channelPerson(node, channel),
    category: categoryOf(video),
    date: dateOf(video),
    changedAt: video.updatedAt,
    media: {
      files,
      embed: `${node.origin}/videos/embed/${short}`,
      views: video.views,
      durationSeconds: video.durationSeconds,
      isSensitive: video.nsfw,
      picture: picture && { ...picture, url: `${node.origin}/lazy-static/${picture.blobKey}` },
    },
  };
}

type Video = VideoRow['video'];

/** The files of a video that everybody may watch: readers of feeds have no way to show who they are. */
export function mediaFiles(node: URL, video: Video, files: File[]): MediaFile[] {
  if (video.privacy !== VideoPrivacy.public) return [];
  const hasTorrents = offersTorrents(video);
  return files.map(({ height, sizeBytes, framesPerSecond, torrentName }) => ({
    url: renditionUrl(node, video, height),
    mediaType: height === 0 ? 'audio/mp4' : 'video/mp4',
    height,
    framesPerSecond,
    sizeBytes,
    download: video.downloadEnabled
      ? `${node.origin}/download/streaming-playlists/hls/videos/${video.uuid}-${height}-fragmented.mp4`
      : undefined,
    torrent:
      hasTorrents && torrentName ? `${node.origin}/lazy-static/torrents/${torrentName}` : undefined,
  }));
}

/** When it first appeared, wherever that was. */
export const dateOf = (video: Video): Date =>
  video.originallyPublishedAt ?? video.publishedAt ?? video.createdAt;

export const categoryOf = ({ category }: Video): string | undefined =>
  category === null ? undefined : CATEGORIES[category];

/** The beginning of a description; nothing where there is none. */
export function summaryOf(description: string | null): string | undefined {
  if (!description) return undefined;
  if (description.length <= SUMMARY_CHARACTERS) return description;
  return `${description.slice(0, SUMMARY_CHARACTERS - 3).toWellFormed()}...`;
}
