import {
  findChannelById,
  findManageable,
  findVideo,
  requireManagedChannel,
} from '../../catalog/index.ts';
import type { User } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { notFound } from '../../platform/errors.ts';

/** A video by any of its names, a channel by its number. */
type Asked = { videoId?: string | undefined; videoChannelId?: number | undefined };

/** The video and the channel whose comments are reviewed, by number. Fails with `not_found`. */
export async function reviewedOf(db: Db, { videoId, videoChannelId }: Asked) {
  const found = videoId === undefined ? undefined : await findVideo(db, videoId);
  if (videoId !== undefined && !found) throw notFound('Video');
  if (videoChannelId !== undefined && !(await findChannelById(db, videoChannelId)))
    throw notFound('Video channel');
  return { videoId: found?.video.id, channelId: videoChannelId };
}

/** As `reviewedOf`, for what the user helps to run; fails with `forbidden` for what is of others. */
export async function ownReviewed(db: Db, asked: Asked, user: User) {
  const { videoId, videoChannelId } = asked;
  if (videoId !== undefined) await findManageable(db, videoId, user);
  if (videoChannelId !== undefined) await requireManagedChannel(db, videoChannelId, user);
  return reviewedOf(db, asked);
}
