import { announceChange, copyChanged, remoteDoubted } from '../catalog/index.ts';
import type { Db } from '../platform/db.ts';
import { Failure } from '../platform/errors.ts';
import { emit } from '../platform/events.ts';
import { faultPoint } from '../platform/fault.ts';
import { defineJob } from '../platform/jobs.ts';
import { dropCopy, forgetFiles } from './drop-copy.ts';
import { CopyRef } from './events.ts';
import { holdLease } from './lease.ts';
import { makeCopy, type Making } from './make-copy.ts';
import { removeParts } from './parts.ts';
import { type CopyRow, findCopyById, lockCopy, updateCopy } from './queries.ts';
import { findRemoteSet } from './remote-set.ts';

const MAX_ATTEMPTS = 5;
const AGAIN_HOURS = 24;

/** Makes a copy of a video. Every file of it is there from one moment on, or none is. Safe to repeat. */
export const fetchCopy = defineJob<Omit<Making, 'signal'>>()({
  name: 'mirroring.fetch-copy',
  payload: CopyRef,
  attempts: 3,
  timeoutMinutes: 24 * 60,
  async run({ copyId }, node) {
    const copy = await findCopyById(node.db, copyId);
    if (copy?.state !== 'fetching') return;
    using lease = await holdLease(node.db, copyId);
    try {
      await fetchNow({ ...node, signal: AbortSignal.any([node.signal, lease.signal]) }, copy);
    } catch (error) {
      node.signal.throwIfAborted();
      if (lease.signal.aborted) return await removeParts(node.config.dataDirectory, copyId);
      if (!(error instanceof Failure)) throw error;
      await postpone(node.db, copy, error);
    }
  },
});

async function fetchNow(node: Making, copy: CopyRow): Promise<void> {
  const { db, config } = node;
  const set = copy.videoId === null ? undefined : await findRemoteSet(db, { id: copy.videoId });
  if (set?.filesDigest !== copy.filesDigest) {
    await db.transaction((tx) => dropCopy(tx, copy.id)); // what is there now may be chosen anew
    return removeParts(config.dataDirectory, copy.id);
  }
  const sizeBytes = await makeCopy(node, copy, set);
  faultPoint('mirroring.fetched');
  await db.transaction((tx) => keep(tx, copy, { sizeBytes, minHours: config.mirroring.minHours }));
  await removeParts(config.dataDirectory, copy.id);
}

/** The copy is whole: from now on it is told of. */
async function keep(
  tx: Db,
  { id, strategy, videoUuid }: CopyRow,
  { sizeBytes, minHours }: { sizeBytes: number; minHours: number },
): Promise<void> {
  const copy = await lockCopy(tx, { id });
  if (copy?.state !== 'fetching') return;
  await updateCopy(tx, id, {
    state: 'kept',
    problem: null,
    sizeBytes,
    keptAt: new Date(),
    expiresAt: strategy === 'manual' ? null : new Date(Date.now() + minHours * 3_600_000),
  });
  await announceChange(tx, videoUuid);
  await emit(tx, copyChanged, { videoUuid });
}

/** It is tried again later, some times; then it is given up for a day, and gives back what it holds. */
const postpone = (db: Db, { id, attempts, videoId }: CopyRow, { message }: Failure) =>
  db.transaction(async (tx) => {
    const tried = attempts + 1;
    const isOver = tried >= MAX_ATTEMPTS;
    if (videoId !== null) await emit(tx, remoteDoubted, { videoId });
    const minutes = isOver ? AGAIN_HOURS * 60 : 5 * 2 ** tried;
    await updateCopy(tx, id, {
      attempts: tried,
      problem: message,
      state: isOver ? 'failed' : 'fetching',
      nextAttemptAt: new Date(Date.now() + minutes * 60_000),
    });
    if (isOver) await forgetFiles(tx, id);
  });
