import { VideoRef } from '../catalog/index.ts';
import { emit } from '../platform/events.ts';
import { defineJob } from '../platform/jobs.ts';
import { firstRungMade } from './events.ts';
import { hold } from './hold.ts';
import { EVERY_TWO_SECONDS } from './keyframes.ts';
import { enterStage } from './queries.ts';
import { recordRenditions } from './record-renditions.ts';
import { runPass } from './run-pass.ts';
import { shareOfFirst } from './share.ts';
import { requireWhole } from './verify.ts';
import { findWork, missing, type Tools } from './work.ts';

const TIMEOUT_MINUTES = 12 * 60;

/** Encodes the lowest useful rung of a source, so that it can be watched while the others are made. */
export const encodeFirst = defineJob<Tools>()({
  name: 'transcode.encode-first',
  payload: VideoRef,
  attempts: 3,
  timeoutMinutes: TIMEOUT_MINUTES,
  async run({ videoId }, tools) {
    const work = await findWork(tools.db, videoId);
    if (!work || missing(work.plan.first, work.ready).length === 0) return;
    const { source, plan } = work;
    await enterStage(tools.db, videoId, 'encoding');
    await using scratch = await tools.storage.scratch();
    const made = await runPass(tools, work, {
      rungs: plan.first,
      copiesPicture: false,
      keyframes: EVERY_TWO_SECONDS,
      directory: scratch.path,
      share: shareOfFirst(source.facts, plan.first, plan.rungs),
      timeoutMinutes: TIMEOUT_MINUTES,
    });
    requireWhole(made, source.facts);
    await recordRenditions(tools, work, made, (tx) => emit(tx, firstRungMade, { videoId }));
  },
  gaveUp: hold,
});
