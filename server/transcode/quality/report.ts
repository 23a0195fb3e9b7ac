import * as z from 'zod';

export const Span = z.object({ startSeconds: z.number(), endSeconds: z.number() });

/** What is wrong or worth knowing of a video: times are seconds from its start. */
export const QualityReport = z.object({
  durationSeconds: z.number(),
  black: z.array(Span),
  frozen: z.array(Span),
  silent: z.array(Span),
  soundStartsAfterSeconds: z.number().nullable().describe('the picture; negative: before it'),
  renditions: z.array(
    z.object({
      resolution: z.int(),
      averageBitsPerSecond: z.int(),
      peakBitsPerSecond: z.int(),
      longestSegmentSeconds: z.number(),
      ssim: z.number().nullable().describe('likeness to the source, 1 at most, of samples'),
      playlistFaults: z.array(z.string()),
    }),
  ),
});

export type QualityReport = z.output<typeof QualityReport>;
export type Span = z.output<typeof Span>;
