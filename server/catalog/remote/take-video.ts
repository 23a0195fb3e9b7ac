import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { announceChange } from '../change-queries.ts';
import { findChannelById } from '../channel-queries.ts';
import { replaceChapters } from '../chapters/queries.ts';
import { deleteVideo } from '../delete-video.ts';
import { videoPublished } from '../events.ts';
import { VideoState } from '../video.ts';
import { markRefreshed, putMedia, replaceCaptions } from './media-queries.ts';
import { requireNotRemoved } from './removed-queries.ts';
import { insertVideo, lockRemoteVideo, updateVideo, type VideoRow } from './video-queries.ts';
import type { RemoteVideo } from './video.ts';

/** A video as it is now, and whether this node did not know it until now. */
export type TakenVideo = { video: VideoRow; isNew: boolean };

const NEWS_HOURS = 48;

/**
 * Takes a video of another node in, or what is new of it; what is older than what is known changes nothing. Safe to
 * repeat. Followers of its channel hear of one that was published lately. Fails with `forbidden` when it is not on the
 * host of its channel, with `conflict` when another video has its UUID, or its channel is gone, and with `not_found` when
 * moderators of this node removed it.
 */
export async function takeRemoteVideo(tx: Db, remote: RemoteVideo): Promise<TakenVideo> {
  await requireHome(tx, remote);
  await requireNotRemoved(tx, remote.url);
  const inserted = await insertVideo(tx, columnsOf(remote));
  if (inserted) {
    await writeParts(tx, inserted, remote);
    return { video: inserted, isNew: true };
  }
  const before = await lockRemoteVideo(tx, remote.url);
  if (before?.video.uuid !== remote.uuid)
    throw new Failure('conflict', 'Another video has this UUID.');
  await markRefreshed(tx, before.video.id);
  if (before.changedAt > remote.updatedAt) return { video: before.video, isNew: false };
  const video = await updateVideo(tx, columnsOf(remote));
  await writeParts(tx, video, remote, before.video.state === VideoState.published);
  return { video, isNew: false };
}

function columnsOf(remote: RemoteVideo) {
  const { media, captions: _, chapters: __, ...said } = remote;
  return { ...said, isLive: media.live !== null };
}

/** What is not in the row of the video; `wasOut`: whether it could be watched before. */
async function writeParts(
  tx: Db,
  video: VideoRow,
  { media, captions, chapters, updatedAt }: RemoteVideo,
  wasOut = false,
): Promise<void> {
  await putMedia(tx, { ...media, videoId: video.id, changedAt: updatedAt });
  await replaceCaptions(tx, video.id, captions);
  if (chapters) await replaceChapters(tx, video.id, chapters);
  if (!wasOut && isNews(video))
    await emit(tx, videoPublished, { videoId: video.id, wasAwaited: false });
  await announceChange(tx, video.uuid);
}

/** Forgets a video that is gone at its node. */
export async function forgetRemoteVideo(tx: Db, url: string): Promise<void> {
  const known = await lockRemoteVideo(tx, url);
  if (known) await deleteVideo(tx, known.video.id);
}

/** A video stays with the node of its channel, whatever somebody says (CVE-2026-73090). */
async function requireHome(tx: Db, { url, channelId }: RemoteVideo): Promise<void> {
  const channel = await findChannelById(tx, channelId);
  if (!channel) throw new Failure('conflict', 'The channel of this video is gone.');
  if (channel.url === null || hostOf(channel.url) !== hostOf(url))
    throw new Failure('forbidden', 'A video is on the host of its channel.');
}

const hostOf = (url: string) => new URL(url).host;

const isNews = ({ state, blocked, publishedAt }: VideoRow): boolean =>
  state === VideoState.published &&
  !blocked &&
  publishedAt !== null &&
  publishedAt.getTime() > Date.now() - NEWS_HOURS * 3_600_000;
