import * as z from 'zod';

import { FirstReference } from './common.ts';

/** How players of a video, or of all videos of a channel, look; `object`: which. */
export const ForeignPlayerSettings = z.object({
  object: FirstReference,
  theme: z.string().max(50),
});
