import * as z from 'zod';

const MAX_SHARDS = 64;

/** How the tracker is divided among processes. */
export const TrackerSettings = {
  TRACKER_SHARDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(MAX_SHARDS)
    .default(1)
    .describe('into how many processes the tracker is divided, by info hash; the same in all'),
  TRACKER_SHARD: z.coerce
    .number()
    .int()
    .min(0)
    .max(MAX_SHARDS - 1)
    .optional()
    .describe('which of them this process is, from 0; unset: all of them'),
};

type Settings = z.output<z.ZodObject<typeof TrackerSettings>>;

/** Whether a shard is one of those there are. */
export const isShardOfTracker = ({ TRACKER_SHARD: shard = 0, TRACKER_SHARDS }: Settings): boolean =>
  shard < TRACKER_SHARDS;

export const NO_SUCH_SHARD = {
  path: ['TRACKER_SHARD'],
  message: 'Should be less than TRACKER_SHARDS',
};

export const trackerOf = (settings: Settings) =>
  Object.freeze({ shards: settings.TRACKER_SHARDS, shard: settings.TRACKER_SHARD ?? null });
