import * as z from 'zod';

import { Moment, NumberedLabel, VideoChannelSummary } from '../../../catalog/index.ts';

/** Contract § VideoChannelSync, and beside it why the last run failed. */
export const VideoChannelSync = z
  .object({
    id: z.int().positive(),
    state: NumberedLabel,
    externalChannelUrl: z.url(),
    createdAt: Moment,
    lastSyncAt: Moment.nullable(),
    channel: VideoChannelSummary,
    error: z.string().nullable().describe('why its last run failed, in words'),
  })
  .meta({ id: 'VideoChannelSync' });

export const CreatedSync = z.object({ videoChannelSync: VideoChannelSync });
