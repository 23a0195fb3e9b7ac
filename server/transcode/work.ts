import { findRenditions, findSource, type SetRef } from '../catalog/index.ts';
import type { Config } from '../platform/config.ts';
import type { Db } from '../platform/db.ts';
import { Failure } from '../platform/errors.ts';
import type { Ffmpeg } from '../platform/ffmpeg.ts';
import type { Log } from '../platform/log.ts';
import type { Storage } from '../platform/storage.ts';
import type { Complexity } from './per-title/complexity.ts';
import type { Rung } from './plan/ladder.ts';
import { type Plan, planTranscode } from './plan/plan.ts';
import { findTranscode, type Transcode } from './queries.ts';

/** What the jobs of this slice work with. */
export type Tools = {
  db: Db;
  storage: Storage;
  ffmpeg: Ffmpeg;
  log: Log;
  config: Pick<Config, 'chunkSeconds'>;
};

/** What they start from: a source, what is to be made of it, and what an earlier attempt has made already. */
export type Work = {
  source: NonNullable<Awaited<ReturnType<typeof findSource>>> & {
    /** The file is still coming: see `arriving/`. */
    isArriving?: boolean;
  };
  stage: Transcode['stage'];
  stopped: Transcode['stopped'];
  priority: number;
  mayCopy: boolean;
  stillSeconds: number;
  /** Runners did not manage: this node makes it. */
  madeHere: boolean;
  wantedHeights: number[];
  /** Null until it was looked at. */
  complexity: Complexity | null;
  plan: Plan;
  ready: Awaited<ReturnType<typeof findRenditions>>;
};

/** Undefined once the video is deleted. */
export async function findWork(db: Db, videoId: number): Promise<Work | undefined> {
  const [source, transcode] = await Promise.all([
    findSource(db, videoId),
    findTranscode(db, videoId),
  ]);
  if (!source || !transcode) return undefined;
  const plan = planTranscode(source.facts, transcode);
  const { stage, stopped, priority, mayCopy, stillSeconds, madeHere, wantedHeights, complexity } =
    transcode;
  return {
    source,
    stage,
    stopped,
    priority,
    mayCopy,
    stillSeconds,
    madeHere,
    wantedHeights,
    complexity,
    plan,
    ready: await findRenditions(db, videoId),
  };
}

/** The same of work that is to be done: undefined also where an administrator has stopped it. */
export async function findWanted(db: Db, videoId: number): Promise<Work | undefined> {
  const work = await findWork(db, videoId);
  return work?.stopped ? undefined : work;
}

/** Fails with `conflict` once an administrator has cancelled the work: nothing more of it is shown. */
export async function requireWanted(tx: Db, { videoId }: SetRef): Promise<void> {
  const transcode = await findTranscode(tx, videoId);
  if (transcode?.stopped === 'cancelled')
    throw new Failure('conflict', 'The encoding of this video was cancelled.');
}

/**
 * Does some work on a source. What fails once the video is deleted, has another one, or is stopped by an administrator is
 * nobody's failure.
 */
export async function unlessReplaced(
  db: Db,
  { videoId, setUuid }: SetRef,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const now = await findWork(db, videoId);
    if (now?.source.setUuid === setUuid && !now.stopped) throw error;
  }
}

/** Those of the rungs that are still to be made. */
export const missing = (rungs: readonly Rung[], ready: readonly { height: number }[]): Rung[] =>
  rungs.filter(({ height }) => !ready.some((rendition) => rendition.height === height));

/** The rendition whose picture is the source's own, once it is there. */
export const copiedPicture = ({ plan, ready }: Pick<Work, 'plan' | 'ready'>) =>
  plan.copiesPicture ? ready.find(({ height }) => height === plan.first[0]?.height) : undefined;
