import { join } from 'node:path';

import * as z from 'zod';

import type { Log } from '../platform/log.ts';
import type { Storage } from '../platform/storage.ts';
import type { RenditionJob } from './offer.ts';
import { type Origin, Refused } from './origin.ts';

/** A rendition to be made of a file, in a directory. */
export type Making = {
  source: string;
  directory: string;
  output: RenditionJob['payload']['output'];
  signal: AbortSignal;
  onProgress: (percent: number) => void;
};

/** Makes a rendition; tells where its film and its playlist are. */
export type MakeRendition = (making: Making) => Promise<{ film: string; playlist: string }>;

export type Worker = {
  origin: Origin;
  storage: Pick<Storage, 'scratch'>;
  make: MakeRendition;
  log: Log;
  signal: AbortSignal;
};

/** A job this worker has taken, with the tokens that say so. */
export type Held = { job: RenditionJob; tokens: { runnerToken: string; jobToken: string } };

const TELL_SECONDS = 10;
const Nothing = z.unknown();

/**
 * Fetches the source of a job, makes the rendition and brings it. A failure is told to the origin, which has another try; a job
 * that has become somebody else's meanwhile is left at once. What is half made goes with it.
 */
export async function doJob(worker: Worker, { job, tokens }: Held): Promise<void> {
  const { origin, storage, make, signal, log } = worker;
  const path = `/jobs/${job.uuid}`;
  await using scratch = await storage.scratch();
  using telling = tellProgress(worker, { job, tokens });
  const until = AbortSignal.any([signal, telling.lost]);
  const { input, output } = job.payload;
  const source = join(scratch.path, 'source');
  try {
    await origin.download(input.videoFileUrl, source, tokens, until);
    const { onProgress } = telling;
    const making = { source, directory: scratch.path, output, signal: until, onProgress };
    const { film, playlist } = await make(making);
    const files = { videoFile: film, resolutionPlaylistFile: playlist };
    await origin.bring(`${path}/success`, { tokens, files }, until);
    log.info({ job: job.uuid }, 'a rendition was brought');
  } catch (error) {
    if (telling.lost.aborted) return log.warn({ job: job.uuid }, 'a job is somebody else’s by now');
    const [what, said] = signal.aborted
      ? ['abort', { reason: 'This worker stops.' }]
      : ['error', { message: String(error).slice(0, 1000) }];
    log.warn({ job: job.uuid, error: String(error) }, 'a job was not done');
    await origin.post(`${path}/${what}`, { ...tokens, ...said }, Nothing).catch(() => {}); // it will miss us
  }
}

/** Says every 10 s how far a job is. `lost` aborts once the origin wants nothing of it any more. */
function tellProgress({ origin }: Worker, { job, tokens }: Held) {
  const lost = new AbortController();
  let progress = 0;
  const tell = async () => {
    try {
      await origin.post(`/jobs/${job.uuid}/update`, { ...tokens, progress }, Nothing);
    } catch (error) {
      if (error instanceof Refused && error.status < 500) lost.abort(error);
    }
  };
  const timer = setInterval(() => void tell(), TELL_SECONDS * 1000);
  return {
    lost: lost.signal,
    onProgress: (percent: number) => void (progress = Math.min(99, Math.floor(percent))),
    [Symbol.dispose]: () => clearInterval(timer),
  };
}
