import { VideoRef } from '../../catalog/index.ts';
import { recordBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { faultPoint } from '../../platform/fault.ts';
import { defineJob, Later } from '../../platform/jobs.ts';
import { AGAIN_SECONDS, givenUp, hasWaitedLong, isLackOfRoom, NO_ROOM } from '../await-room.ts';
import { chunksMade } from '../events.ts';
import { explain } from '../pass/run-pass.ts';
import { shareOfFirst, WHOLE } from '../progress/share.ts';
import { noteRoom, updateTranscode } from '../queries.ts';
import { findWanted, missing, type Tools, type Work } from '../work.ts';
import { giveUpChunks } from './give-up.ts';
import { makeChunk } from './make-chunk.ts';
import {
  countDone,
  finishChunk,
  type Lease,
  leaseChunk,
  lockTranscode,
  postponeLease,
  releaseLease,
} from './queries.ts';
import { LeaseLost, withLease } from './with-lease.ts';

const MAX_ATTEMPTS = 8;
type Making = Tools & { signal: AbortSignal };

/**
 * Makes one part, whichever is to be made next: there are as many of these jobs as there are parts, and which video one
 * was started for does not matter. Where a part turns out to be nobody's or somebody else's, it makes another.
 */
export const encodeChunk = defineJob<Tools>()({
  name: 'transcode.chunk',
  payload: VideoRef,
  attempts: 50, // each part has its own, fewer
  timeoutMinutes: 5 * 60, // a further part that is cut off by it is given back, and made by the next run
  async run(_, tools) {
    for (let isOver = false; !isOver;) {
      tools.signal.throwIfAborted();
      const lease = await leaseChunk(tools.db);
      isOver = !lease || (await encodeLeased(tools, lease));
    }
  },
});

/** Makes a part that was taken; false where that is not wanted of this worker. */
async function encodeLeased(tools: Making, lease: Lease): Promise<boolean> {
  await tools.storage.remove({ key: keyOf(lease, lease.formerToken), place: 'local' }); // what a killed worker may have left
  const work = await findWanted(tools.db, lease.videoId);
  if (!work || work.source.setUuid !== lease.setUuid) return false;
  try {
    await withLease(tools, lease, (signal) => makeAndRecord({ ...tools, signal }, work, lease));
  } catch (error) {
    if (error instanceof LeaseLost) return false;
    const reason = explain(error);
    if (isLackOfRoom(reason)) return awaitRoom(tools.db, lease, reason);
    const isFinal = reason instanceof Failure || lease.attempts >= MAX_ATTEMPTS;
    if (!isFinal || tools.signal.aborted) {
      await releaseLease(tools.db, lease);
      throw error;
    }
    await giveUpChunks(tools.db, lease, reason);
  }
  return true;
}

/** Has a part made later, once there is room for it, or gives its video up where there has been none for long. */
async function awaitRoom(db: Db, lease: Lease, reason: unknown): Promise<true> {
  if (!(await hasWaitedLong(db, lease.videoId))) {
    await postponeLease(db, lease, AGAIN_SECONDS);
    throw new Later(AGAIN_SECONDS, NO_ROOM, reason);
  }
  await giveUpChunks(db, lease, givenUp(reason));
  return true;
}

/** Names the file after who made it: nobody overwrites what another has made. */
const keyOf = ({ setUuid, rank, index }: Lease, token: string | null) =>
  `chunks/${setUuid}/${rank}-${index < 0 ? 'sound' : index}-${token ?? 'nobody'}.media`;

async function makeAndRecord(tools: Making, work: Work, lease: Lease): Promise<void> {
  const { db, storage } = tools;
  await using scratch = await storage.scratch();
  const { path, frames } = await makeChunk({ ...tools, directory: scratch.path }, work, lease);
  faultPoint('transcode.chunk-made');
  tools.signal.throwIfAborted();
  const key = keyOf(lease, lease.token);
  const blob = path ? await storage.put(key, path, 'application/octet-stream') : undefined;
  const isTaken = await db.transaction(async (tx) => {
    await lockTranscode(tx, lease.videoId);
    if (!(await finishChunk(tx, lease, { blobKey: blob?.key ?? null, frames }))) return false;
    if (blob) await recordBlob(tx, blob);
    await noteRoom(tx, lease);
    await tell(tx, work, lease);
    return true;
  });
  if (isTaken) return;
  if (blob) await storage.remove(blob); // it comes too late
  throw new LeaseLost();
}

const AS_FAR = { speed: null, secondsLeft: null };

/** Says how far the whole is, unless what is made beside says so, and when all parts are made. */
async function tell(tx: Db, { source, plan, ready }: Work, { videoId, rank }: Lease) {
  const { all, done } = await countDone(tx, videoId, rank);
  const start = plan.isQuick ? WHOLE.start : shareOfFirst(source.facts, plan).end;
  const percent = 100 * (start + ((1 - start) * done) / all);
  if (missing(plan.first, ready).length === 0)
    await updateTranscode(tx, source, { ...AS_FAR, percent });
  if (done === all) await emit(tx, chunksMade, { videoId });
}
