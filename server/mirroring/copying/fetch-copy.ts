import { setTimeout as sleep } from 'node:timers/promises';

import * as z from 'zod';

import { announceChange, copyChanged, remoteDoubted } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { faultPoint } from '../../platform/fault.ts';
import { defineJob } from '../../platform/jobs.ts';
import { dropCopy, forgetFiles } from '../choosing/drop-copy.ts';
import { claimCopy, type CopyRow, isDueWithin, lockCopy, updateCopy } from '../queries.ts';
import { holdLease, type Lease, LEASE_SECONDS } from './lease.ts';
import { makeCopy, type Making } from './make-copy.ts';
import { removeParts } from './parts.ts';
import { findRemoteSet } from './remote-set.ts';

const MAX_ATTEMPTS = 5;
const AGAIN_HOURS = 24;

const QUIET_MILLISECONDS = 500;

/** Makes the copies that are due, one after the other. Every file of one is there from one moment on, or none is. */
export const fetchCopies = defineJob<Omit<Making, 'signal'>>()({
  name: 'mirroring.fetch-copies',
  payload: z.object({}),
  attempts: 3,
  timeoutMinutes: 24 * 60,
  coalesces: true,
  cron: '*/10 * * * *', // for what is to be tried again
  async run(_, node) {
    do {
      const copy = await claimCopy(node.db, LEASE_SECONDS);
      if (copy) await fetchCopy(node, copy);
      else await sleep(QUIET_MILLISECONDS); // another makes it, or was killed
    } while (!node.signal.aborted && (await isDueWithin(node.db, LEASE_SECONDS)));
  },
});

async function fetchCopy(node: Making, copy: CopyRow): Promise<void> {
  using lease = holdLease(node.db, copy);
  try {
    const signal = AbortSignal.any([node.signal, lease.signal]);
    await fetchNow({ ...node, signal }, copy, lease);
  } catch (error) {
    node.signal.throwIfAborted();
    if (!(await lease.isHeld())) return;
    await postpone(node.db, copy, error as Error);
    if (!(error instanceof Failure)) throw error; // a fault of ours is told; it must not be this copy's turn again at once
  }
}

async function fetchNow(node: Making, copy: CopyRow, lease: Lease): Promise<void> {
  const { db, config } = node;
  const set = copy.videoId === null ? undefined : await findRemoteSet(db, { id: copy.videoId });
  if (set?.filesDigest !== copy.filesDigest) {
    await db.transaction((tx) => dropCopy(tx, copy.id)); // what is there now may be chosen anew
    return removeParts(config.dataDirectory, copy.id);
  }
  const sizeBytes = await makeCopy(node, copy, set);
  faultPoint('mirroring.fetched');
  if (!(await lease.isHeld())) return;
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
const postpone = (db: Db, { id, attempts, videoId }: CopyRow, { message }: Error) =>
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
