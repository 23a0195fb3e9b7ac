import * as z from 'zod';

import { defineEvent } from '../platform/events.ts';

export const VideoRef = z.object({ videoId: z.int().positive() });

/**
 * A video can be watched from now on by those its privacy admits. `wasAwaited`: its owner left that to the node, which had to
 * transcode it, to wait for its time, or for a moderator.
 */
export const videoPublished = defineEvent(
  'video.published',
  VideoRef.extend({ wasAwaited: z.boolean() }),
);

/** A moderator took a video out of sight. */
export const videoBlocked = defineEvent('video.blocked', VideoRef);

/** A video is back in sight; `blockId` is the block that ended. */
export const videoUnblocked = defineEvent(
  'video.unblocked',
  VideoRef.extend({ blockId: z.int().positive() }),
);

/** A new video waits out of sight until a moderator has seen it. */
export const videoQuarantined = defineEvent('video.quarantined', VideoRef);

/** Another rendition of a video is in the store. */
export const renditionReady = defineEvent('rendition.ready', VideoRef);

/** A video is other than it was, by whatever: what is said of it, its files, who may see it, whether it still is. */
export const videoChanged = defineEvent('video.changed', z.object({ videoUuid: z.uuid() }));

/** A playlist is other than it was, or is no more. */
export const playlistChanged = defineEvent(
  'playlist.changed',
  z.object({ playlistUuid: z.uuid() }),
);

/** An account has another picture, or none. */
export const accountPicturesChanged = defineEvent(
  'account.pictures-changed',
  z.object({ accountId: z.int().positive() }),
);

/** Something of another node was looked at here; told once an hour at most. */
export const remoteShown = defineEvent(
  'remote.shown',
  z.union([
    VideoRef,
    z.object({ channelId: z.int().positive() }),
    z.object({ accountId: z.int().positive() }),
  ]),
);

/** What a channel says of itself has changed. */
export const channelChanged = defineEvent(
  'channel.changed',
  z.object({ channelId: z.int().positive() }),
);

/** The players of a video, or of all videos of a channel, look otherwise from now on. */
export const playerSettingsChanged = defineEvent(
  'player-settings.changed',
  z.union([VideoRef, z.object({ channelId: z.int().positive() })]),
);

/** Somebody downloads a video; `downloadId` is of this download alone. */
export const videoDownloaded = defineEvent(
  'video.downloaded',
  VideoRef.extend({ downloadId: z.uuid() }),
);
