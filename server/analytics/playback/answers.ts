import * as z from 'zod';

import { Moment } from '../../catalog/index.ts';

const counted = z.number().min(0);

const counters = {
  reports: counted,
  reportsWithPeers: counted.describe('of players that may fetch from each other'),
  resolutionChanges: counted,
  errors: counted,
  stalls: counted,
  originBytes: counted.describe('fetched over HTTP, but what mirrors brought'),
  mirrorBytes: counted.describe('fetched over HTTP from other nodes that keep a copy'),
  peerBytes: counted.describe('fetched from other viewers'),
  uploadedBytes: counted.describe('sent to other viewers'),
};

/** How playback goes on this node, as players tell. */
export const PlaybackMetrics = z
  .object({
    startDate: Moment,
    endDate: Moment,
    totals: z.object(counters),
    hours: z.array(z.object({ date: Moment, ...counters })),
  })
  .meta({ id: 'PlaybackMetrics' });
