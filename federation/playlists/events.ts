import * as z from 'zod';

import { defineEvent } from '../../server/platform/events.ts';

/** A playlist of another node was taken in, or is other than it was. What is in it is still to be fetched. */
export const playlistTaken = defineEvent(
  'federation.playlist-taken',
  z.object({ url: z.string(), accountId: z.number() }),
);
