import * as z from 'zod';

/** An error as clients see it (RFC 9457). */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    detail: z.string().describe('what happened, in words'),
    status: z.int(),
    code: z.string().describe('stable, for programs'),
    'invalid-params': z
      .record(z.string(), z.object({ msg: z.string(), path: z.string() }))
      .optional()
      .describe('the wrong fields'),
  })
  .meta({ id: 'Problem' });
