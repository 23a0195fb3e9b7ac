import * as z from 'zod';

import { defineEvent } from '../../server/platform/events.ts';

/** A node, account or channel was taken in, or brought up to date. What its object only points to is still to be fetched. */
export const actorTaken = defineEvent(
  'federation.actor-taken',
  z.object({
    actorId: z.number(),
    avatarUrl: z.string().nullable(),
    bannerUrl: z.string().nullable(),
    followersUrl: z.string().nullable(),
    followingUrl: z.string().nullable(),
    playerSettingsUrl: z.string().nullable().default(null),
  }),
);
