import { holdForReview, VideoRef } from '../../catalog/index.ts';
import { instanceConfig } from '../../instance/index.ts';
import { defineJob } from '../../platform/jobs.ts';
import { type Tools, unlessReplaced } from '../work.ts';
import { gateWords } from './gate-words.ts';
import { graveFaults } from './grave-faults.ts';
import { TIMEOUT_MINUTES } from './inspect-film.ts';
import { reportOn } from './make-report.ts';
import { judgeOnce } from './queries.ts';

/**
 * Where administrators want it, looks for faults in a finished video and takes it out of sight when they are grave, until a
 * moderator lets it in: each source is judged once, so that what they decided stays.
 */
export const passQualityGate = defineJob<Tools>()({
  name: 'transcode.quality-gate',
  payload: VideoRef,
  attempts: 2,
  timeoutMinutes: TIMEOUT_MINUTES,
  async run({ videoId }, tools) {
    const { transcoding } = await instanceConfig(tools.db);
    if (!transcoding.qualityGate.enabled) return;
    const made = await reportOn(tools, videoId);
    if (!made) return;
    const { set, report } = made;
    const faults = graveFaults(report);
    await unlessReplaced(tools.db, set, () =>
      tools.db.transaction(async (tx) => {
        const isFirst = await judgeOnce(tx, set);
        if (isFirst && faults.length > 0) await holdForReview(tx, set, gateWords(faults));
      }),
    );
  },
});
