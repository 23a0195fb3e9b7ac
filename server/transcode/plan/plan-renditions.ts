import { findSource, lockVideo, settleArriving, VideoRef } from '../../catalog/index.ts';
import { enabledHeights, instanceConfig } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { defineJob } from '../../platform/jobs.ts';
import { forgetFormerChunks } from '../chunks/give-up.ts';
import { copyPlanned, encodingPlanned } from '../events.ts';
import { hold } from '../hold.ts';
import { insertTranscode } from '../queries.ts';
import { planTranscode } from './plan.ts';

/** Decides what is made of a source, and whether it can be copied. */
export const planRenditions = defineJob<{ db: Db }>()({
  name: 'transcode.plan',
  payload: VideoRef,
  attempts: 5,
  timeoutMinutes: 1,
  concurrency: 2,
  async run({ videoId }, { db }) {
    const source = await findSource(db, videoId);
    if (!source) return; // deleted meanwhile
    const wantedHeights = enabledHeights(await instanceConfig(db));
    const plan = planTranscode(source.facts, { mayCopy: true, wantedHeights });
    const plannedHeights = plan.rungs.map(({ height }) => height);
    const row = { videoId, setUuid: source.setUuid };
    await db.transaction(async (tx) => {
      await lockVideo(tx, videoId); // first, as whoever stops it
      const isNew = await insertTranscode(tx, { ...row, plannedHeights, wantedHeights });
      if (!isNew) return;
      await forgetFormerChunks(tx, row);
      await settleArriving(
        tx,
        row,
        plan.first.map(({ height }) => height),
      );
      await emit(tx, plan.isQuick ? copyPlanned : encodingPlanned, { videoId });
    });
  },
  gaveUp: hold,
});
