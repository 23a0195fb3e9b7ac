import * as z from 'zod';

import { Account, VideoChannelSummary } from '../actor-answers.ts';
import { VideoSummary } from '../video-answers.ts';

/** Somebody was asked to take over a video or a channel (contract § ChangeOwnership). */
export const ChangeOwnership = z.object({
  id: z.int().positive(),
  status: z.enum(['WAITING', 'ACCEPTED', 'REFUSED']),
  state: z.object({ id: z.literal([1, 2, 3]), label: z.string() }),
  initiatorAccount: Account,
  nextOwnerAccount: Account,
  video: VideoSummary.optional(),
  videoChannel: VideoChannelSummary.optional(),
  createdAt: z.iso.datetime(),
});
