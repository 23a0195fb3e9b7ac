import * as z from 'zod';

import { AnyId } from '../../catalog/index.ts';

/** Contract § AbusePredefinedReasons; the first as the applications send it. */
export const PREDEFINED_REASONS = [
  'violentOrRepulsive',
  'hatefulOrAbusive',
  'spamOrMisleading',
  'privacy',
  'rights',
  'serverRules',
  'thumbnails',
  'captions',
] as const;

export const STATES = { '1': 'Pending', '2': 'Rejected', '3': 'Accepted' };

const text = z.string().trim().min(2).max(3000);
const seconds = z.int().min(0).nullish();
const id = z.coerce
  .number()
  .int()
  .positive()
  .max(2 ** 31 - 1);
export const state = z.coerce.number().int().min(1).max(3);

const ReportedVideo = z
  .object({ id: z.coerce.string().pipe(AnyId), startAt: seconds, endAt: seconds })
  .refine(({ startAt, endAt }) => endAt == null || endAt > (startAt ?? 0), {
    path: ['endAt'],
    message: 'Should have an end after its start',
  });

/** A report: of one thing, with a reason in words. */
export const NewAbuse = z
  .object({
    reason: text,
    predefinedReasons: z.array(z.enum(PREDEFINED_REASONS)).max(PREDEFINED_REASONS.length).nullish(),
    video: ReportedVideo.nullish(),
    comment: z.object({ id }).nullish(),
    account: z.object({ id }).nullish(),
  })
  .refine(({ video, comment, account }) => video || comment || account, {
    path: ['video'],
    message: 'Should have a video, a comment or an account to report',
  });
export type NewAbuse = z.output<typeof NewAbuse>;

export const AbuseChange = z.object({
  state: state.optional(),
  moderationComment: text.nullish(),
});

export const NewMessage = z.object({ message: text });
