import * as z from 'zod';

import { defineEvent } from '../platform/events.ts';

export const VideoRef = z.object({ videoId: z.int().positive() });

/** A video can be watched from now on by those its privacy admits. */
export const videoPublished = defineEvent('video.published', VideoRef);

/** Another rendition of a video is in the store. */
export const renditionReady = defineEvent('rendition.ready', VideoRef);
