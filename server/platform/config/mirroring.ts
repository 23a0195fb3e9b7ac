import * as z from 'zod';

import { sizeBytes } from './size.ts';

const automatic = sizeBytes.prefault('0');

/** What this node keeps of other nodes' videos, for their viewers. */
export const MirroringSettings = {
  MIRROR_MOST_VIEWS: automatic.describe(
    'how much to keep of the videos that are watched most, of nodes whose videos may be mirrored; 20GB',
  ),
  MIRROR_TRENDING: automatic.describe('the same of those that are watched most these days'),
  MIRROR_RECENTLY_ADDED: automatic.describe('the same of the newest'),
  MIRROR_FOLLOWED: automatic.describe('the same of the newest of channels that users here follow'),
  MIRROR_RECENT_MIN_VIEWS: z.coerce
    .number()
    .int()
    .min(0)
    .default(10)
    .describe('how often a new video must have been watched to be mirrored'),
  MIRROR_MANUAL: sizeBytes
    .optional()
    .describe('how much administrators may have mirrored by hand; unset: as the disk has room'),
  MIRROR_MIN_HOURS: z.coerce
    .number()
    .int()
    .min(1)
    .max(8_760)
    .default(48)
    .describe('how long a copy stays at least, and is announced for'),
};

type Settings = z.output<z.ZodObject<typeof MirroringSettings>>;

/** How much is mirrored by which strategy (contract § redundancy), and for how long. */
export const mirroringOf = (settings: Settings) =>
  Object.freeze({
    limitBytes: Object.freeze({
      manual: settings.MIRROR_MANUAL ?? null,
      'most-views': settings.MIRROR_MOST_VIEWS,
      trending: settings.MIRROR_TRENDING,
      'recently-added': settings.MIRROR_RECENTLY_ADDED,
      followed: settings.MIRROR_FOLLOWED,
    }),
    recentMinViews: settings.MIRROR_RECENT_MIN_VIEWS,
    minHours: settings.MIRROR_MIN_HOURS,
  });

export type Mirroring = ReturnType<typeof mirroringOf>;
