import * as z from 'zod';

import { defineEvent } from '../platform/events.ts';

export const VideoRef = z.object({ videoId: z.int().positive() });

/** A video can be watched from now on by those its privacy admits. */
export const videoPublished = defineEvent('video.published', VideoRef);

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

/** What is said of a video has changed. */
export const videoEdited = defineEvent('video.edited', VideoRef);
