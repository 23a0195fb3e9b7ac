import * as z from 'zod';

import { defineEvent } from '../../server/platform/events.ts';

/** A video of another node was taken in, or brought up to date. What its object only points to is still to be fetched. */
export const videoTaken = defineEvent(
  'federation.video-taken',
  z.object({
    videoId: z.number(),
    withComments: z.boolean(),
    pictureUrl: z.string().nullable(),
    chaptersUrl: z.string().nullable(),
    playerSettingsUrl: z.string().nullable().default(null),
    likesUrl: z.string().nullable(),
    dislikesUrl: z.string().nullable(),
    commentsUrl: z.string().nullable(),
    manifestUrl: z.string().nullable().default(null),
  }),
);
