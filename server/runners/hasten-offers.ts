import * as z from 'zod';

import type { Db } from '../platform/db.ts';
import { defineJob } from '../platform/jobs.ts';
import { reorderOpen } from './jobs/queries.ts';
import type { Urgency } from './offer-rendition.ts';

/** Has runners take work that administrators have put first before all else that is offered. */
export const hastenOffers = ({ priorityOf }: Urgency) =>
  defineJob<{ db: Db }>()({
    name: 'runners.hasten-offers',
    payload: z.object({ videoId: z.int(), workUuid: z.uuid() }),
    attempts: 5,
    timeoutMinutes: 1,
    async run({ videoId, workUuid }, { db }) {
      const urgency = await priorityOf(db, { videoId });
      if (urgency > 0) await reorderOpen(db, workUuid, -urgency);
    },
  });
