import { findFiles, findVideo, labelled, STATES, VideoState } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { whatLacks } from '../await-room.ts';
import { findTranscode, type Transcode } from '../queries.ts';

export type ProgressJson = NonNullable<Awaited<ReturnType<typeof readProgress>>>;

/** How far a video is, as its owner follows it. Undefined once it is deleted. */
export async function readProgress(db: Db, videoId: number) {
  const [found, transcode, ready] = await Promise.all([
    findVideo(db, videoId),
    findTranscode(db, videoId),
    findFiles(db, videoId),
  ]);
  if (!found) return undefined;
  const { state, holdReason } = found.video;
  const lack = transcode ? whatLacks(transcode) : null;
  const isReady = (height: number) => ready.some((rendition) => rendition.height === height);
  return {
    state: labelled(STATES, state),
    stage: stageOf(state, transcode),
    ...howFar(transcode),
    renditions: (transcode?.plannedHeights ?? []).map((height) => ({
      resolution: height,
      state: isReady(height) ? ('ready' as const) : ('planned' as const),
    })),
    reason: holdReason ?? lack,
    lacksRoom: !holdReason && lack !== null, // `reason` says so in English
  };
}

const howFar = (transcode: Transcode | undefined) => ({
  percent: Math.round((transcode?.percent ?? 0) * 10) / 10,
  speed: transcode?.speed ?? null,
  secondsLeft: transcode?.secondsLeft ?? null,
});

/** A video can be held before any work on it was planned. */
function stageOf(state: number, transcode: Transcode | undefined): Transcode['stage'] | 'paused' {
  if (!transcode) return state === VideoState.transcodingFailed ? 'held' : 'waiting';
  return transcode.stopped === 'paused' ? 'paused' : transcode.stage;
}

export const isOver = ({ stage }: ProgressJson): boolean => stage === 'done' || stage === 'held';
