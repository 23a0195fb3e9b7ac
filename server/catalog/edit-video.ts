import * as z from 'zod';

import type { Db } from '../platform/db.ts';
import { forbidden, invalid, notFound } from '../platform/errors.ts';
import { ActivityAction, recordVideoActivity, recordVideoMove } from './activities/activity.ts';
import { announceChange } from './change-queries.ts';
import { findChannelOwner } from './channel-queries.ts';
import { followDescription } from './chapters/follow-description.ts';
import { channelsRunBy } from './collaboration/run-channels.ts';
import { insertPasswords } from './media-queries.ts';
import { isBeingGiven } from './ownership/queries.ts';
import { countPasswords, deletePasswords } from './passwords/queries.ts';
import { changePrivacy } from './publishing/change-privacy.ts';
import { setScheduledUpdate } from './publishing/schedule-queries.ts';
import { requireFreeQuota } from './quota.ts';
import { type DrawnThumbnails, setOwnThumbnails } from './thumbnails/own-thumbnails.ts';
import { videoFields } from './video-fields.ts';
import { findChannelAccount, lockVideo, updateVideo } from './video-queries.ts';
import { VideoPrivacy } from './video.ts';

/** What may be changed of a video, as a form or as JSON; null clears (contract § PUT videos/:id). */
export const VideoChange = z.object(videoFields).partial();
export type VideoChange = z.output<typeof VideoChange>;

/**
 * Changes what is given, in the name of an account, leaves the rest. Fails with `not_found`, `forbidden` or `invalid` for a
 * channel that the video may not go to, with `quota_reached` when there is no room for it with whose that is, and with
 * `invalid` for a video that would ask for a password and has none.
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
    if (channelId !== undefined) await requireTaken(tx, video, channelId, accountId);
    await updateVideo(tx, videoId, columnsOf(change));
    await changeAccess(tx, video, change);
    if (scheduleUpdate !== undefined) await reschedule(tx, videoId, scheduleUpdate);
    if (description !== undefined) await followDescription(tx, video, description);
    if (thumbnails) await setOwnThumbnails(tx, videoId, thumbnails);
    const { name = video.name } = change;
    const edited = { ...video, name };
    if (channelId === undefined || channelId === video.channelId)
      await recordVideoActivity(tx, ActivityAction.update, edited, accountId);
    else await recordVideoMove(tx, edited, channelId, accountId);
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

type Moved = { id: number; channelId: number; sourceBytes: number };

/**
 * Lets those who run a video's channel move it into any other they run, if there is room and nobody is asked to take it
 * over; a moderator into another of its account.
 */
async function requireTaken(tx: Db, video: Moved, channelId: number, accountId: number) {
  if (channelId === video.channelId) return;
  const [now, then] = await Promise.all([
    findChannelAccount(tx, video.channelId),
    findChannelAccount(tx, channelId),
  ]);
  if (then === undefined) throw notFound('Video channel');
  const run = new Set((await channelsRunBy(tx, accountId)).map(({ id }) => id));
  const runsIt = run.has(video.channelId);
  if (runsIt && !run.has(channelId)) throw forbidden('This channel is not yours.');
  if (!runsIt && now !== then)
    throw invalid('channelId', 'Should be a channel of the account of this video');
  if (now === then) return;
  if (await isBeingGiven(tx, video.id))
    throw invalid(
      'channelId',
      'Should wait for the answer of who was asked to take the video over',
    );
  await requireRoom(tx, channelId, video.sourceBytes);
}

async function requireRoom(tx: Db, channelId: number, bytes: number) {
  const owner = await findChannelOwner(tx, channelId);
  if (!owner) throw notFound('Channel');
  await requireFreeQuota(tx, owner, bytes);
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
