import * as z from 'zod';

import { defineEvent } from '../platform/events.ts';

/** Somebody here has watched a video of another node, and is done. */
export const sessionEnded = defineEvent(
  'watch-session.ended',
  z.object({ sessionId: z.int().positive() }),
);
