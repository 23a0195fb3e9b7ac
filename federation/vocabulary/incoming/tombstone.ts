import * as z from 'zod';

import { FirstReference, optional, Url } from './common.ts';

/** What is left of something that was deleted at its node; of a comment, also what it answered. */
export const ForeignTombstone = z.object({
  id: Url,
  type: z.literal('Tombstone'),
  inReplyTo: optional(FirstReference),
});
