import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';

import { recordBlob } from '../../platform/blobs.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, invalid, notFound } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { faultPoint } from '../../platform/fault.ts';
import { check } from '../../platform/http.ts';
import type { Storage } from '../../platform/storage.ts';
import { EVENTS } from '../events.ts';
import { Holding } from '../fields.ts';
import { type HeldJob, heldJob } from './held-job.ts';
import { JobState } from './job-state.ts';
import { renewLease, takeResult } from './lease-queries.ts';
import { findJob } from './queries.ts';
import { readResult } from './read-result.ts';

type Node = { db: Db; storage: Storage };
type Bringing = { uuid: string; ip: string; incoming: IncomingMessage };

const RENEW_SECONDS = 5;
const LITTLE_BYTES = 2 ** 20; // of what is not wanted any more, before that is said
/** Jobs whose result is on its way to this process: one at a time each. */
const receiving = new Set<string>();

/** Files that must be there, by the type of the job. */
const WANTED: Record<string, string[]> = {
  'vod-hls-transcoding': ['payload[videoFile]', 'payload[resolutionPlaylistFile]'],
  'video-studio-transcoding': ['payload[videoFile]'],
};

/**
 * Takes the result of a job, and has it looked at. Fails as `heldJob` does, with `invalid` when a file is missing, with
 * `too_large`, and with `conflict` while the same job's result arrives already.
 */
export async function receiveResult(node: Node, bringing: Bringing): Promise<void> {
  const job = await findJob(node.db, bringing.uuid);
  if (!job) throw notFound('Runner job');
  await receive(node, bringing, job);
}

type Job = NonNullable<Awaited<ReturnType<typeof findJob>>>;

async function receive({ db, storage }: Node, { uuid, ip, incoming }: Bringing, job: Job) {
  const isOver = job.state !== JobState.processing;
  await storage.requireRoom(Number(incoming.headers['content-length'] ?? 0));
  await using scratch = await storage.scratch();
  await using kept = keeping(db);
  const path = join(scratch.path, 'result.mp4');
  const known = (fields: unknown) => heldJob(db, { uuid, tokens: check(Holding, fields), ip });
  const { fields, files } = await readResult(incoming, {
    storage,
    path,
    maxBytes: isOver ? LITTLE_BYTES : job.maxResultBytes,
    onFile: async (soFar) => kept.keep(await known(soFar)),
  });
  const held = await known(fields);
  if (!WANTED[job.type]!.every((name) => files.includes(name)))
    throw invalid('payload', 'Payload is invalid');
  faultPoint('runners.received');
  await deliver({ db, storage }, held, path);
}

/** While a result comes in, its runner is not silent, and brings it no second time. */
function keeping(db: Db) {
  let timer: ReturnType<typeof setInterval> | undefined;
  let kept: string | undefined;
  return {
    keep({ job, runner }: HeldJob) {
      if (kept === undefined && receiving.has(job.uuid))
        throw new Failure('conflict', 'This result arrives already.');
      kept = job.uuid;
      receiving.add(kept);
      const renew = () => void renewLease(db, { ...job, runnerId: runner.id }).catch(() => {}); // the next one may do
      timer ??= setInterval(renew, RENEW_SECONDS * 1000);
    },
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      if (kept !== undefined) receiving.delete(kept);
    },
  };
}

async function deliver({ db, storage }: Node, { job, runner }: HeldJob, path: string) {
  const key = `results/${job.uuid}/${randomUUID()}.mp4`;
  const blob = await storage.put(key, path, 'video/mp4');
  const isTaken = await db.transaction(async (tx) => {
    if (!(await takeResult(tx, { ...job, runnerId: runner.id }, key))) return false;
    await recordBlob(tx, blob);
    const { uuid: jobUuid, videoId, workUuid, height } = job;
    await emit(tx, EVENTS[job.type]!.delivered, {
      jobUuid,
      videoId,
      workUuid,
      height,
      resultKey: key,
    });
    return true;
  });
  if (isTaken) return;
  await storage.remove(blob);
  throw notFound('Runner job'); // the lease was lost meanwhile
}
