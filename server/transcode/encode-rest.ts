import { completeRenditions, VideoRef } from '../catalog/index.ts';
import { emit } from '../platform/events.ts';
import { defineJob } from '../platform/jobs.ts';
import { awaitingRoom } from './await-room.ts';
import { isShared, planChunks } from './chunks/plan-chunks.ts';
import { turnOf } from './control/prioritize.ts';
import { endTranscode } from './end.ts';
import { ladderCompleted } from './events.ts';
import { hold } from './hold.ts';
import { keyframesBeside } from './pass/keyframes.ts';
import { runPass } from './pass/run-pass.ts';
import { tailoredWork } from './per-title/tailored-work.ts';
import type { Rung } from './plan/ladder.ts';
import { type Share, shareOfFirst, WHOLE } from './progress/share.ts';
import { enterStage } from './queries.ts';
import { recordRenditions } from './record-renditions.ts';
import { isForRunners, offerRungs } from './remote/offer-rungs.ts';
import { findWanted, missing, type Tools, unlessReplaced, type Work } from './work.ts';

const TIMEOUT_MINUTES = 23 * 60;

/** Encodes all rungs that are still missing, from one decoded source; then the video is complete. */
export const encodeRest = defineJob<Tools>()({
  name: 'transcode.encode-rest',
  payload: VideoRef,
  priority: turnOf,
  attempts: 3,
  timeoutMinutes: TIMEOUT_MINUTES,
  async run({ videoId }, tools) {
    const found = await findWanted(tools.db, videoId);
    if (!found || found.stage === 'done') return;
    const work = await tailoredWork(tools, found);
    if (!work) return;
    const first = missing(work.plan.first, work.ready); // which may still be made beside
    const rungs = missing(work.plan.rungs, [...work.ready, ...first]);
    if (await isForRunners(tools.db, work, rungs)) return offerRest(tools, work, rungs);
    const isMadeInParts = rungs.some(({ height }) => height > 0) && isShared(tools, work);
    if (isMadeInParts) return planRest(tools, work, rungs);
    if (first.length > 0) return; // this is done again after it
    await awaitingRoom(tools.db, videoId, () =>
      unlessReplaced(tools.db, work.source, () => make(tools, work)),
    );
  },
  gaveUp: hold,
});

async function offerRest(tools: Tools, work: Work, rungs: Rung[]): Promise<void> {
  await enterStage(tools.db, work.source, 'encoding');
  await offerRungs(tools.db, work, rungs);
}

async function planRest(tools: Tools, work: Work, rungs: Rung[]): Promise<void> {
  if (work.stage !== 'encoding') await enterStage(tools.db, work.source, 'encoding');
  await planChunks(tools, work, rungs);
}

async function make(tools: Making, work: Work): Promise<void> {
  const { videoId } = work.source;
  await using scratch = await tools.storage.scratch();
  const made = await makeMissing(tools, work, scratch.path);
  await recordRenditions(tools, work, made, async (tx) => {
    await completeRenditions(tx, videoId);
    await endTranscode(tx, work.source, 'done');
    await emit(tx, ladderCompleted, { videoId });
  });
}

type Making = Tools & { signal: AbortSignal };

async function makeMissing(tools: Making, work: Work, directory: string) {
  const { source, plan, ready } = work;
  const rungs = missing(plan.rungs, ready);
  if (rungs.length === 0) return [];
  await enterStage(tools.db, source, 'encoding');
  const { renditions } = await runPass(tools, work, {
    rungs,
    copiesPicture: false,
    keyframes: keyframesBeside(work),
    directory,
    share: shareOfRest(work),
    timeoutMinutes: TIMEOUT_MINUTES,
  });
  return renditions;
}

const shareOfRest = ({ source, plan }: Work): Share =>
  plan.isQuick ? WHOLE : { start: shareOfFirst(source.facts, plan).end, end: 1 };
