import * as z from 'zod';

/** What a person may say about a video before its file has arrived; limits are the contract's. */
export const Draft = z.object({
  channelId: z.coerce.number().int().positive().optional(),
  name: z.string().trim().min(3).max(120),
  description: z.string().max(10_000).nullish(),
  privacy: z.coerce.number().int().min(1).max(5).default(3),
});
export type Draft = z.output<typeof Draft>;
