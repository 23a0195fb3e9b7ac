import * as z from 'zod';

export const Span = z.object({ startSeconds: z.number(), endSeconds: z.number() });

/** What is wrong or worth knowing of a video: times are seconds from its start. */
export const QualityReport = z.object({
  durationSeconds: z.number(),
  black: z.array(Span),
  frozen: z.array(Span),
  silent: z.array(Span),
  soundStartsAfterSeconds: z.number().nullable().describe('the picture; negative: before it'),
  soundOutlastsSeconds: z.number().nullable().describe('the picture; negative: it is shorter'),
  keyframes: z
    .object({ count: z.int(), averageSeconds: z.number(), longestSeconds: z.number() })
    .nullable()
    .describe('how far they are apart; null for a sound'),
  renditions: z.array(
    z.object({
      resolution: z.int(),
      averageBitsPerSecond: z.int(),
      peakBitsPerSecond: z.int(),
      longestSegmentSeconds: z.number(),
      bitrates: z.array(z.object({ startSeconds: z.number(), bitsPerSecond: z.int() })),
      ssim: z.number().nullable().describe('likeness to the source, 1 at most, of samples'),
      playlistFaults: z.array(z.string()),
    }),
  ),
});

export type QualityReport = z.output<typeof QualityReport>;
export type Span = z.output<typeof Span>;
