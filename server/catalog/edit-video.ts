import * as z from 'zod';

import type { Db } from '../platform/db.ts';
import { forbidden, invalid, notFound } from '../platform/errors.ts';
import { emit } from '../platform/events.ts';
import { changePrivacy } from './change-privacy.ts';
import { announceChange } from './change-queries.ts';
import { followDescription } from './chapters/follow-description.ts';
import { videoEdited } from './events.ts';
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
 * Changes what is given, leaves the rest. Fails with `not_found` or `forbidden` for a channel that is not of the video's
 * account, with `invalid` for a video that would ask for a password and has none.
 */
export const editVideo = (
  db: Db,
  videoId: number,
  change: VideoChange,
  thumbnails?: DrawnThumbnails,
): Promise<void> =>
  db.transaction(async (tx) => {
    const video = await lockVideo(tx, videoId);
    if (!video) throw notFound('Video');
    const { privacy, videoPasswords, scheduleUpdate, originallyPublishedAt, tags, ...plain } =
      change;
    if (plain.channelId !== undefined) await requireSameAccount(tx, video, plain.channelId);
    await updateVideo(tx, videoId, {
      ...definedOf(plain),
      ...(tags !== undefined && { tags: tags ?? [] }),
      ...(originallyPublishedAt !== undefined && {
        originallyPublishedAt: toDate(originallyPublishedAt),
      }),
    });
    if (privacy !== undefined) await changePrivacy(tx, video, privacy);
    await changePasswords(tx, { id: videoId, privacy: privacy ?? video.privacy }, videoPasswords);
    if (scheduleUpdate !== undefined) {
      const update = scheduleUpdate && {
        ...scheduleUpdate,
        updateAt: new Date(scheduleUpdate.updateAt),
      };
      await setScheduledUpdate(tx, videoId, update);
    }
    if (plain.description !== undefined) await followDescription(tx, video, plain.description);
    if (thumbnails) await setOwnThumbnails(tx, videoId, thumbnails);
    await emit(tx, videoEdited, { videoId });
    await announceChange(tx, video.uuid);
  });

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
const definedOf = <T extends object>(fields: T) =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Defined<T>;

const toDate = (text: string | null) => (text === null ? null : new Date(text));

async function requireSameAccount(tx: Db, video: { channelId: number }, channelId: number) {
  if (channelId === video.channelId) return;
  const [now, then] = await Promise.all([
    findChannelAccount(tx, video.channelId),
    findChannelAccount(tx, channelId),
  ]);
  if (then === undefined) throw notFound('Video channel');
  if (now !== then) throw forbidden('The channel must be owned by the same account.');
}

async function changePasswords(
  tx: Db,
  video: { id: number; privacy: number },
  passwords: string[] | null | undefined,
) {
  if (video.privacy !== VideoPrivacy.passwordProtected) return;
  if (passwords) {
    await deletePasswords(tx, video.id);
    await insertPasswords(tx, video.id, passwords);
  }
  if ((await countPasswords(tx, video.id)) === 0)
    throw invalid('videoPasswords', 'A password protected video needs a password');
}
