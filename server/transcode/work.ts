import { findRenditions, findSource } from '../catalog/index.ts';
import type { Db } from '../platform/db.ts';
import type { Ffmpeg } from '../platform/ffmpeg.ts';
import type { Storage } from '../platform/storage.ts';
import type { Rung } from './ladder.ts';
import { type Plan, planTranscode } from './plan.ts';
import { findTranscode, type Transcode } from './queries.ts';

/** What the jobs of this slice work with. */
export type Tools = { db: Db; storage: Storage; ffmpeg: Ffmpeg };

/** What they start from: a source, what is to be made of it, and what an earlier attempt has made already. */
export type Work = {
  source: NonNullable<Awaited<ReturnType<typeof findSource>>>;
  stage: Transcode['stage'];
  stillSeconds: number;
  wantedHeights: number[];
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
  const { stage, stillSeconds, wantedHeights } = transcode;
  return {
    source,
    stage,
    stillSeconds,
    wantedHeights,
    plan,
    ready: await findRenditions(db, videoId),
  };
}

/** Those of the rungs that are still to be made. */
export const missing = (rungs: readonly Rung[], ready: readonly { height: number }[]): Rung[] =>
  rungs.filter(({ height }) => !ready.some((rendition) => rendition.height === height));
