import * as z from 'zod';

import { flag } from '../../../identity/index.ts';
import { PAGE, sortBy } from '../../../platform/page-query.ts';
import { TargetUrl } from '../form.ts';

const id = z.coerce
  .number()
  .int()
  .positive()
  .max(2 ** 31 - 1);
const given = z.union([
  z
    .int()
    .positive()
    .max(2 ** 31 - 1),
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
]);

/** What is to be kept in step with what. */
export const SyncForm = z.object({ externalChannelUrl: TargetUrl, videoChannelId: given });

/** Whose videos are to be imported; if for a synchronization, which one. */
export const ImportVideosForm = z.object({
  externalChannelUrl: TargetUrl,
  videoChannelSyncId: given.optional(),
});

/** The synchronization a path names. */
export const OfSync = z.object({ id });

/** Which of an account's synchronizations are listed. */
export const SyncListQuery = z.object({
  ...PAGE,
  sort: sortBy(
    ['createdAt', 'lastSyncAt', 'state', 'externalChannelUrl', 'videoChannel'],
    '-createdAt',
  ),
  includeCollaborations: flag.default(false),
});
