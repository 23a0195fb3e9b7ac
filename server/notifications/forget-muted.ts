import * as z from 'zod';

import type { Db } from '../platform/db.ts';
import { defineJob } from '../platform/jobs.ts';
import { deleteOfMuted } from './muted-queries.ts';

const id = z.int().positive();

/** Takes back what somebody was told of those they have muted, or everybody of those that are muted for all. */
export const forgetMuted = defineJob<{ db: Db }>()({
  name: 'notifications.forget-muted',
  payload: z.object({
    userId: id.nullable(),
    of: z.union([z.object({ accountId: id }), z.object({ host: z.string() })]),
  }),
  attempts: 5,
  timeoutMinutes: 10,
  async run({ userId, of }, { db }) {
    await deleteOfMuted(db, userId, of);
  },
});
