import { VideoRef } from '../catalog/index.ts';
import { Failure } from '../platform/errors.ts';
import { emit } from '../platform/events.ts';
import { defineJob } from '../platform/jobs.ts';
import { encodingPlanned, firstRungMade } from './events.ts';
import { hold } from './hold.ts';
import { EVERY_TWO_SECONDS, MAX_SEGMENT_SECONDS } from './keyframes.ts';
import type { MadeRendition } from './made-rendition.ts';
import { parsePlaylist } from './media-playlist.ts';
import { planTranscode } from './plan.ts';
import { enterStage, updateTranscode } from './queries.ts';
import { recordRenditions } from './record-renditions.ts';
import { type PassOptions, runPass } from './run-pass.ts';
import { WHOLE } from './share.ts';
import { requireWhole } from './verify.ts';
import { findWork, missing, type Tools, type Work } from './work.ts';

const TIMEOUT_MINUTES = 120;

/** Repackages a source that browsers can play as it is, so that it can be watched at once, however long it is. */
export const copySource = defineJob<Tools>()({
  name: 'transcode.copy',
  payload: VideoRef,
  attempts: 3,
  timeoutMinutes: TIMEOUT_MINUTES,
  concurrency: 2,
  async run({ videoId }, tools) {
    const work = await findWork(tools.db, videoId);
    if (!work?.plan.isQuick || missing(work.plan.first, work.ready).length === 0) return;
    await enterStage(tools.db, videoId, 'copying');
    await using scratch = await tools.storage.scratch();
    const made = await tryCopy(tools, work, scratch.path);
    if (!made) return encodeInstead(tools, work);
    requireWhole(made, work.source.facts);
    await recordRenditions(tools, work, made, (tx) => emit(tx, firstRungMade, { videoId }));
  },
  gaveUp: hold,
});

/** The copy; undefined if it is damaged, or its segments are too long to change between renditions. */
async function tryCopy(tools: Tools & { signal: AbortSignal }, work: Work, directory: string) {
  const { first, copiesPicture } = work.plan;
  const pass: PassOptions = {
    rungs: first,
    copiesPicture,
    keyframes: EVERY_TWO_SECONDS,
    directory,
    share: WHOLE,
    timeoutMinutes: TIMEOUT_MINUTES,
  };
  try {
    const made = await runPass(tools, work, pass);
    return made.every(hasShortSegments) ? made : undefined;
  } catch (error) {
    if (error instanceof Failure && error.code === 'unreadable_media') return undefined;
    throw error;
  }
}

const hasShortSegments = ({ row }: MadeRendition) =>
  parsePlaylist(row.playlist).segments.every(({ seconds }) => seconds <= MAX_SEGMENT_SECONDS);

const encodeInstead = ({ db }: Tools, { source: { videoId, facts } }: Work) =>
  db.transaction(async (tx) => {
    const { rungs } = planTranscode(facts, { mayCopy: false });
    await updateTranscode(tx, videoId, {
      mayCopy: false,
      plannedHeights: rungs.map(({ height }) => height),
    });
    await emit(tx, encodingPlanned, { videoId });
  });
