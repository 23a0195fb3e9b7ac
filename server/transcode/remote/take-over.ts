import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { defineJob } from '../../platform/jobs.ts';
import { encodingPlanned } from '../events.ts';
import { updateTranscode } from '../queries.ts';
import { findWanted, missing } from '../work.ts';
import { remoteRungsMade } from './events.ts';

/** This node makes what runners did not manage. */
export const takeOver = defineJob<{ db: Db }>()({
  name: 'transcode.take-over',
  payload: z.object({ videoId: z.int(), workUuid: z.uuid(), height: z.int() }),
  attempts: 5,
  timeoutMinutes: 1,
  async run({ videoId, workUuid: setUuid }, { db }) {
    const work = await findWanted(db, videoId);
    if (!work || work.source.setUuid !== setUuid || work.stage === 'done') return;
    const isBegun = missing(work.plan.first, work.ready).length === 0;
    await db.transaction(async (tx) => {
      if (!(await updateTranscode(tx, { videoId, setUuid }, { madeHere: true }))) return;
      await emit(tx, isBegun ? remoteRungsMade : encodingPlanned, { videoId });
    });
  },
});
