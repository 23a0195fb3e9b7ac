import * as z from 'zod';

import type { Db } from '../platform/db.ts';
import { invalid, notFound } from '../platform/errors.ts';
import { ActivityAction, recordVideoActivity } from './activities/activity.ts';
import { changePrivacy } from './change-privacy.ts';
import { announceChange } from './change-queries.ts';
import { followDescription } from './chapters/follow-description.ts';
import { insertPasswords } from './media-queries.ts';
import { countPasswords, deletePasswords } from './passwords/queries.ts';
import { setScheduledUpdate } from './schedule-queries.ts';
import { type DrawnThumbnails, setOwnThumbnails } from './thumbnails/own-thumbnails.ts';
import { videoFields } from './video-fields.ts';
import { findChannelAccount, lockVideo, updateVideo } from './video-queries.ts';
import { VideoPrivacy } from './video.ts';

/** What may be changed of a video, as a form or as JSON; null clears (contract § PUT videos/:id). */
export const VideoChange = z.object(videoFields).partial();
export type VideoChange = z.output<typeof VideoChange>;

/**
 * Changes what is given, in the name of an account, leaves the rest. Fails with `invalid` for a channel that is not of the video's account, and for
 * a video that would ask for a password and has none.
 */
export const editVideo = (
  db: Db,
  { videoId, accountId }: { videoId: number; accountId: number },
  change: VideoChange,
  thumbnails?: DrawnThumbnails,
): Promise<void> =>
  db.transaction(async (tx) => {
    const video = await lockVideo(tx, videoId);
    if (!video) throw notFound('Video');
    const { channelId, description, scheduleUpdate } = change;
    if (channelId !== undefined) await requireSameAccount(tx, video, channelId);
    await updateVideo(tx, videoId, columnsOf(change));
    await changeAccess(tx, video, change);
    if (scheduleUpdate !== undefined) await reschedule(tx, videoId, scheduleUpdate);
    if (description !== undefined) await followDescription(tx, video, description);
    if (thumbnails) await setOwnThumbnails(tx, videoId, thumbnails);
    const { name = video.name } = change;
    await recordVideoActivity(tx, ActivityAction.update, { ...video, name }, accountId);
    await announceChange(tx, video.uuid);
  });

/** Without what it warns of, as nothing is to be warned of. */
const NOT_SENSITIVE = { nsfwFlags: 0, nsfwSummary: null };

/** What of a change is written as it is said. */
function columnsOf(change: VideoChange) {
  const { privacy: _, videoPasswords: __, scheduleUpdate: ___, ...columns } = change;
  const { originallyPublishedAt: day, tags } = columns;
  return definedOf({
    ...columns,
    ...(columns.nsfw === false && NOT_SENSITIVE),
    tags: tags === null ? [] : tags,
    originallyPublishedAt: typeof day === 'string' ? new Date(day) : day,
  });
}

const reschedule = (tx: Db, videoId: number, update: (VideoChange['scheduleUpdate'] & {}) | null) =>
  setScheduledUpdate(tx, videoId, update && { ...update, updateAt: new Date(update.updateAt) });

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
const definedOf = <T extends object>(fields: T) =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Defined<T>;

async function requireSameAccount(tx: Db, video: { channelId: number }, channelId: number) {
  if (channelId === video.channelId) return;
  const [now, then] = await Promise.all([
    findChannelAccount(tx, video.channelId),
    findChannelAccount(tx, channelId),
  ]);
  if (then === undefined || now !== then)
    throw invalid('channelId', 'Should be a channel of the account of this video');
}

/** Who may watch, and with which passwords. */
async function changeAccess(
  tx: Db,
  video: Parameters<typeof changePrivacy>[1],
  change: Pick<VideoChange, 'privacy' | 'videoPasswords'>,
) {
  const { privacy = video.privacy, videoPasswords } = change;
  await changePrivacy(tx, video, privacy);
  if (privacy !== VideoPrivacy.passwordProtected) return;
  if (videoPasswords) {
    await deletePasswords(tx, video.id);
    await insertPasswords(tx, video.id, videoPasswords);
  }
  if ((await countPasswords(tx, video.id)) === 0)
    throw invalid('videoPasswords', 'A password protected video needs a password');
}
