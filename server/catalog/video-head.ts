import type { Db } from '../platform/db.ts';
import { isGuess } from './access.ts';
import { captionPath } from './captions/caption-json.ts';
import { captionsOf } from './captions/queries.ts';
import { languageOf } from './labels.ts';
import type { RenditionFile } from './media-columns-queries.ts';
import type { RemoteMedia } from './remote/video.ts';
import { toShortUuid } from './short-uuid.ts';
import { findWholeVideo } from './video-queries.ts';
import { isOpen, isOut, VideoPrivacy } from './video.ts';

/** What a link preview says of a video. Undefined unless everyone who has the link may watch it. */
export async function findVideoHead(db: Db, id: string) {
  const found = await findWholeVideo(db, id);
  if (!found) return undefined;
  const { video, channel, account, thumbnails, files: renditions, remote } = found;
  if (isGuess(id, video)) return undefined;
  if (!isOpen(video) || video.blocked || !isOut(video)) return undefined;
  const captions = await captionsOf(db, video.id);
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
    createdAt: video.createdAt,
    publishedAt: video.publishedAt,
    updatedAt: video.updatedAt,
    tags: video.tags,
    captions: captions.map(({ language, blobKey }) => ({
      language: languageOf(language),
      path: captionPath(blobKey),
    })),
    views: video.views,
    likes: video.likes,
    dislikes: video.dislikes,
    channel: { name: channel.name, displayName: channel.displayName, host: account.host },
    account: { name: account.name, displayName: account.displayName },
    thumbnail: widest && { key: widest.blobKey, width: widest.width, height: widest.height },
    ...shapeOf(renditions, remote),
    setUuid: video.setUuid,
    /** What another node calls it. */
    remote: remote && { url: video.url! },
  };
}

function shapeOf(renditions: RenditionFile[], remote: RemoteMedia | null) {
  const { width, pixelHeight: height } = renditions[0] ?? {};
  if (!remote) return { width, height };
  const file = remote.streamingPlaylists[0]?.files[0] ?? remote.files[0];
  return { width: file?.width, height: file?.height };
}

export type VideoHead = NonNullable<Awaited<ReturnType<typeof findVideoHead>>>;
