import type { Db } from '../platform/db.ts';
import { toShortUuid } from './short-uuid.ts';
import { findWholeVideo } from './video-queries.ts';
import { VideoPrivacy, VideoState } from './video.ts';

const isOpen = ({ privacy }: { privacy: number }) =>
  privacy === VideoPrivacy.public || privacy === VideoPrivacy.unlisted;

/** What a link preview says of a video. Undefined unless everyone who has the link may watch it. */
export async function findVideoHead(db: Db, id: string) {
  const found = await findWholeVideo(db, id);
  if (!found) return undefined;
  const { video, channel, account, thumbnails, files: renditions } = found;
  if (!isOpen(video) || video.blocked || video.state !== VideoState.published) return undefined;
  const widest = thumbnails.toSorted((a, b) => b.width - a.width)[0];
  return {
    id: video.id,
    uuid: video.uuid,
    shortUuid: toShortUuid(video.uuid),
    name: video.name,
    description: video.description,
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
    width: renditions[0]?.width,
    height: renditions[0]?.pixelHeight,
    setUuid: video.setUuid,
  };
}

export type VideoHead = NonNullable<Awaited<ReturnType<typeof findVideoHead>>>;
