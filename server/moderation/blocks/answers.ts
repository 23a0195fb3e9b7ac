import * as z from 'zod';

import { VideoSummary } from '../../catalog/index.ts';

/** Contract § VideoBlacklist. */
export const VideoBlock = z.object({
  id: z.int(),
  type: z.int().min(1).max(2),
  reason: z.string().nullable(),
  unfederated: z.boolean(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  video: VideoSummary,
});
