import * as z from 'zod';

/** A field of ours: by `gainDb` players make all videos equally loud. */
export const LoudnessAnswer = z.object({
  integratedLufs: z.number(),
  rangeLu: z.number(),
  truePeakDb: z.number(),
  gainDb: z.number(),
});
