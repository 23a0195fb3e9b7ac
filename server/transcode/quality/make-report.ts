import { VideoRef } from '../../catalog/index.ts';
import { defineJob } from '../../platform/jobs.ts';
import { findWork, type Tools } from '../work.ts';
import { TIMEOUT_MINUTES } from './inspect-film.ts';
import { lookForFaults } from './look-for-faults.ts';
import { putReport } from './queries.ts';

/** Looks for faults in a video's renditions, one video at a time and behind all other work. */
export const makeQualityReport = defineJob<Tools>()({
  name: 'transcode.quality-report',
  payload: VideoRef,
  attempts: 2,
  timeoutMinutes: TIMEOUT_MINUTES,
  async run({ videoId }, tools) {
    await reportOn(tools, videoId);
  },
});

/** Makes a report and records it in place of a former one. Undefined for a video without renditions. */
export async function reportOn(tools: Tools & { signal: AbortSignal }, videoId: number) {
  const work = await findWork(tools.db, videoId);
  const report = work && (await lookForFaults(tools, work));
  if (!report) return undefined;
  const set = { videoId, setUuid: work.source.setUuid };
  await putReport(tools.db, { ...set, report });
  return { set, report };
}
