import * as z from 'zod';

import { canonicalHost } from '../../platform/host.ts';
import { HandleText } from '../accounts/handle.ts';

const text = z.string().trim().min(1).max(200).optional();
const host = z
  .string()
  .max(255)
  .transform((given, context) => {
    const canonical = canonicalHost(given);
    if (canonical !== undefined) return canonical;
    context.addIssue({ code: 'custom', message: 'Should have a host' });
    return z.NEVER;
  })
  .optional();
const accountName = HandleText.optional();
const id = z.int().positive().max(2_147_483_647).optional();

/** A filter that lets nothing out would hit everything: that is hardly ever meant. */
const filter = <S extends z.ZodRawShape>(shape: S) =>
  z
    .strictObject(shape)
    .refine(
      (given) => Object.values(given).some((value) => value !== undefined),
      'Should have at least one filter',
    );

/** What is to be done to many things, and to which: those all given filters let through. */
export const BulkForm = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('remove-comments'),
    filter: filter({ accountName, host, search: text, videoId: id, isHeldForReview: z.boolean().optional() }), // prettier-ignore
  }),
  z.object({
    kind: z.literal('block-videos'),
    filter: filter({ accountName, host, search: text, channelId: id }),
    reason: z.string().trim().min(2).max(300).nullish(),
  }),
  z.object({
    kind: z.literal('mute-accounts'),
    filter: filter({ host, search: text }),
  }),
]);

export const Removal = z.object({
  accountName: HandleText,
  scope: z.enum(['instance', 'my-videos', 'my-videos-and-collaborations']),
});

export const DryRun = z.object({ dryRun: z.stringbool().default(false) });
export const OfBulkAct = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) });
