import * as z from 'zod';

import { COPY_STATES, COPY_STRATEGIES, MIRROR_HEALTH } from '../catalog/index.ts';

const instant = z.iso.datetime();

/** How a copy was found at the last look (an extension of the contract). */
const Health = z.object({
  state: z.enum(MIRROR_HEALTH),
  problem: z.string().nullable(),
  bytesPerSecond: z.int().nullable(),
  probedAt: instant.nullable(),
});

/** Contract § FileRedundancyInformation. */
const Redundancy = z.object({
  id: z.int().positive(),
  fileUrl: z.url(),
  strategy: z.enum(COPY_STRATEGIES).nullable(),
  size: z.int().describe('bytes'),
  createdAt: instant,
  updatedAt: instant,
  expiresOn: instant.nullable(),
  state: z.enum(COPY_STATES).optional().describe('of a copy this node keeps'),
  problem: z.string().nullable().optional(),
  health: Health.optional().describe('of a copy of a video of this node'),
});

/** Contract § VideoRedundancy. */
export const VideoRedundancy = z
  .object({
    id: z.int().positive(),
    name: z.string(),
    url: z.url(),
    uuid: z.uuid(),
    redundancies: z.object({ streamingPlaylists: z.array(Redundancy) }),
  })
  .meta({ id: 'VideoRedundancy' });
