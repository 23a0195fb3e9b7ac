import { findVideo, lockVideo } from '../../catalog/index.ts';
import { forgetBlob } from '../../platform/blobs.ts';
import { emit } from '../../platform/events.ts';
import { chunkPlanned, chunksMade } from '../events.ts';
import type { Rung } from '../plan/ladder.ts';
import { copiedPicture, type Tools, type Work } from '../work.ts';
import { cutsOf, isLong, layOutChunks } from './lay-out.ts';
import {
  type Chunk,
  chunksOf,
  countDone,
  dropChunks,
  insertChunks,
  lockTranscode,
  type NewChunk,
} from './queries.ts';

/** Whether a source is made in parts that several workers share. */
export const isShared = ({ config }: Tools, { source, stillSeconds }: Work): boolean =>
  stillSeconds === 0 && isLong(source.facts, config.chunkSeconds);

const REST = 1; // beside what is shown from its first seconds on

export const SOUND_INDEX = -1;

/**
 * Lays out the parts of a source for whoever is free, each with all these rungs, and its sound as one whole. Safe to repeat:
 * what is made of the same parts is kept, and joined if that is all.
 */
export async function planChunks(
  { db, config }: Pick<Tools, 'db' | 'config'>,
  work: Work,
  rungs: readonly Rung[],
): Promise<void> {
  const { videoId, setUuid, facts } = work.source;
  const found = await findVideo(db, videoId);
  if (!found) return;
  const common = { videoId, setUuid, ownerId: found.account.id };
  const heights = rungs.map(({ height }) => height).filter((height) => height > 0);
  const stretches = layOutChunks(facts.durationSeconds, config.chunkSeconds, cutsBeside(work));
  const pictures = stretches.map(({ startSeconds, endSeconds = null }, index): NewChunk => ({
    ...common,
    rank: REST,
    index,
    heights,
    startSeconds,
    endSeconds,
  }));
  const sound = { ...common, rank: REST, index: SOUND_INDEX, heights: [], startSeconds: 0 };
  const chunks = [...(facts.audio ? [sound] : []), ...(heights.length > 0 ? pictures : [])];
  await db.transaction(async (tx) => {
    await lockVideo(tx, videoId); // first, as whoever stops it
    await lockTranscode(tx, videoId);
    const known = await chunksOf(tx, videoId);
    if (!known.every((chunk) => chunks.some((wanted) => isSamePart(chunk, wanted))))
      for (const key of await dropChunks(tx, videoId)) await forgetBlob(tx, key);
    const added = await insertChunks(tx, chunks);
    for (let n = 0; n < added; n++) await emit(tx, chunkPlanned, { videoId });
    const { all, done } = await countDone(tx, videoId, REST);
    if (done === all) await emit(tx, chunksMade, { videoId });
  });
}

const isSamePart = (chunk: Chunk, wanted: NewChunk): boolean =>
  chunk.setUuid === wanted.setUuid &&
  chunk.index === wanted.index &&
  chunk.startSeconds === wanted.startSeconds &&
  chunk.endSeconds === (wanted.endSeconds ?? null) &&
  chunk.heights.join() === wanted.heights.join();

/** Beside a copy, all are cut where it is. */
function cutsBeside(work: Work): number[] | undefined {
  const copied = copiedPicture(work);
  return copied ? cutsOf(copied.playlist) : undefined;
}
