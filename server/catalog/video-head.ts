import type { Db } from '../platform/db.ts';
import { isGuess } from './access.ts';
import type { RenditionFile } from './media-columns-queries.ts';
import type { RemoteMedia } from './remote/video.ts';
import { toShortUuid } from './short-uuid.ts';
import { findWholeVideo } from './video-queries.ts';
import { isOpen, VideoPrivacy, VideoState } from './video.ts';

/** What a link preview says of a video. Undefined unless everyone who has the link may watch it. */
export async function findVideoHead(db: Db, id: string) {
  const found = await findWholeVideo(db, id);
  if (!found) return undefined;
  const { video, channel, account, thumbnails, files: renditions, remote } = found;
  if (isGuess(id, video)) return undefined;
  if (!isOpen(video) || video.blocked || video.state !== VideoState.published) return undefined;
  const widest = thumbnails.toSorted((a, b) => b.width - a.width)[0];
  return {
    id: video.id,
    uuid: video.uuid,
    shortUuid: toShortUuid(video.uuid),
    name: video.name,
    description: video.description,
    privacy: video.privacy,
    isListed: video.privacy === VideoPrivacy.public,
    isSensitive: video.nsfw,
    /** By pages of every site. */
    isEmbeddable: video.embedPrivacy === 1,
    durationSeconds: video.durationSeconds,
    publishedAt: video.publishedAt,
    views: video.views,
    channel: { name: channel.name, displayName: channel.displayName },
    account: { name: account.name, displayName: account.displayName },
    thumbnail: widest && { key: widest.blobKey, width: widest.width, height: widest.height },
    ...shapeOf(renditions, remote),
    setUuid: video.setUuid,
    /** What another node calls it, and where its playlist is there. */
    remote: remote && { url: video.url!, playlistUrl: remote.streamingPlaylists[0]?.playlistUrl },
  };
}

function shapeOf(renditions: RenditionFile[], remote: RemoteMedia | null) {
  const { width, pixelHeight: height } = renditions[0] ?? {};
  if (!remote) return { width, height };
  const file = remote.streamingPlaylists[0]?.files[0] ?? remote.files[0];
  return { width: file?.width, height: file?.height };
}

export type VideoHead = NonNullable<Awaited<ReturnType<typeof findVideoHead>>>;
