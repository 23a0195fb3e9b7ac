import * as z from 'zod';

import { AnyId } from '../../catalog/index.ts';

const MAX_COUNT = 1_000_000;
const MAX_BYTES = 2 ** 40; // far beyond what a player can fetch between two reports

const count = z.int().min(0).max(MAX_COUNT);
const bytes = z.number().min(0).max(MAX_BYTES).transform(Math.round);

/** What a player tells of playback since it last did (contract § PlaybackMetricCreate). */
export const PlaybackReport = z
  .object({
    playerMode: z.enum(['p2p-media-loader', 'web-video']),
    resolution: z.number().min(0).max(100_000).nullish(),
    fps: z.number().min(0).max(10_000).nullish(),
    p2pEnabled: z.boolean(),
    p2pPeers: count.nullish(),
    resolutionChanges: count,
    errors: count,
    bufferStalled: count.nullish(),
    downloadedBytesP2P: bytes,
    downloadedBytesHTTP: bytes,
    downloadedBytesMirrors: bytes
      .default(0)
      .describe(
        'how many of those by HTTP came from mirrors: ours, the contract has no word for it',
      ),
    uploadedBytesP2P: bytes,
    videoId: z.union([z.int().positive().max(999_999_999).transform(String), AnyId]),
  })
  .meta({ id: 'PlaybackMetricCreate' });
export type PlaybackReport = z.output<typeof PlaybackReport>;
