import * as z from 'zod';

const Sample = z.object({
  startSeconds: z.number(),
  bitsPerPixel: z.number().describe('at constant quality'),
});

/** How many bits the picture of a source needs, as far as that was looked at; without samples nothing is known. */
export const Complexity = z.object({
  outcome: z.enum(['measured', 'short', 'switched-off', 'failed']),
  resolution: z.int().describe('of the samples: the shorter side in pixels'),
  samples: z.array(Sample),
  seconds: z.number().describe('that measuring took'),
});

export type Sample = z.output<typeof Sample>;
export type Complexity = z.output<typeof Complexity>;
