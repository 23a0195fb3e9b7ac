import * as z from 'zod';

/** What came of the trial of an encoder on a machine. */
export const FoundEncoder = z.object({
  name: z.string(),
  codec: z.enum(['h264', 'hevc', 'av1']),
  isHardware: z.boolean(),
  works: z.boolean(),
  reason: z.string().nullable().describe('why it cannot be used'),
  seconds: z.number().describe('how long the trial took'),
});

export type FoundEncoder = z.infer<typeof FoundEncoder>;
